//! Which block a reference means.

use super::BlockKind;

/// A top-level block: a declaration, and an instance of it. Only this module builds or opens one; the program has what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId {
    declaration: Declaration,
    /// Which of the blocks that the declaration makes; `None` where it makes one.
    instance: Option<u32>,
}

/// A declaration: the first, second, ... of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Declaration {
    kind: BlockKind,
    index: u32,
}

impl BlockId {
    /// The only block of a declaration.
    pub(crate) fn of_declaration(kind: BlockKind, index: u32) -> Self {
        Self { declaration: Declaration { kind, index }, instance: None }
    }

    /// One of the blocks that a declaration with `for_each` makes, by its place among them.
    pub(crate) fn copy(self, index: u32) -> Self {
        Self { instance: Some(index), ..self }
    }

    /// The declaration of a copy, as [`BlockId::of_declaration`] gave it.
    pub(crate) fn declared(self) -> Self {
        Self { instance: None, ..self }
    }

    /// Which of the copies of its declaration it is; `None` if that makes one block.
    pub(crate) fn copy_index(self) -> Option<u32> {
        self.instance
    }

    /// What it is.
    pub fn kind(self) -> BlockKind {
        self.declaration.kind
    }
}
