//! The stacks of a program: which block owns each, and what it is called.

use super::kinds;
use crate::cfn::naming::pascal_case;
use crate::ir::{BlockId, Declared, Program};
use crate::language::AnyBlock;
use crate::source::Span;

/// A stack, by the block that owns it.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) struct Stack<'a>(&'a Declared<dyn AnyBlock>);

impl PartialEq for Stack<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl<'a> Stack<'a> {
    /// The stacks of a program: kind by kind, each in the order of the source.
    pub(super) fn all(program: &'a Program) -> Vec<Self> {
        program.blocks().filter(|block| block.id.kind().stack().is_some()).map(Self).collect()
    }

    /// The stack that holds what a block becomes; `None` for a block that becomes nothing (`existing`).
    pub(super) fn of(program: &'a Program, block: BlockId) -> Option<Self> {
        program.get(program.owner(block)?).map(Self)
    }

    /// The block that owns it.
    pub(super) fn id(self) -> BlockId {
        self.0.id
    }

    /// The conventional stack name, also the file's stem: `platform-efs-shared`.
    pub(in crate::lower) fn stack_name(self, program: &Program) -> String {
        program.stack_name(self.0).unwrap_or_default()
    }

    /// The parameter by which other stacks know its name: `SharedVolumeStack`.
    pub(super) fn parameter(self) -> String {
        format!("{}{}Stack", pascal_case(self.name()), pascal_case(self.kind()))
    }

    /// Its head, for the source map.
    pub(super) fn origin(self) -> Span {
        self.0.head
    }

    /// The label of its block.
    pub(in crate::lower) fn name(self) -> &'a str {
        &self.0.name.value
    }

    /// The kind of its block.
    pub(super) fn kind(self) -> &'static str {
        self.id().kind().name()
    }

    /// The template's description: the block's doc comment, or what such a stack owns.
    pub(super) fn description(self) -> String {
        match self.0.docs.as_deref().map(str::trim).filter(|docs| !docs.is_empty()) {
            Some(docs) => docs.to_string(),
            None => format!("The {} {}: {}.", self.kind(), self.name(), kinds::contents(self.id().kind())),
        }
    }
}
