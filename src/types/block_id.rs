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

    /// What it is.
    pub fn kind(self) -> BlockKind {
        self.declaration.kind
    }
}
