//! The stacks of a program: which block owns each, and what it is called.

use std::borrow::Cow;

use crate::cfn::naming::pascal_case;
use crate::ir::{BlockId, BlockKind, Declared, Home, Program, by_id};
use crate::language::AnyBlock;
use crate::source::Span;

/// A stack: the block that owns it, and the word in its name that tells it from others of that block.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) struct Stack<'a> {
    block: &'a Declared<dyn AnyBlock>,
    word: &'static str,
}

/// What tells one stack from another.
pub(super) type Key = (BlockId, &'static str);

impl PartialEq for Stack<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<'a> Stack<'a> {
    /// The stacks of a program: kind by kind, each in the order of the source.
    pub(super) fn all(program: &'a Program) -> Vec<Self> {
        let of = |block: &'a Declared<dyn AnyBlock>| {
            // Of the blocks that share a stack one owns it.
            let words = program.stacks(block.id);
            let is_owner = words.is_empty() || program.owner(block.id) == Some(block.id);
            let block = is_owner.then_some(block);
            block.into_iter().flat_map(move |block| words.iter().map(move |&word| Self { block, word }))
        };
        let mut stacks: Vec<Self> = program.blocks().flat_map(of).collect();
        // What a new version needs runs before its services start.
        stacks.sort_by_key(|stack| match stack.id().kind() {
            BlockKind::Job => {
                let job = by_id(&program.jobs, stack.id());
                if job.is_some_and(|job| job.block.runs_on_deploy()) { 1 } else { 2 }
            }
            kind if kind < BlockKind::Service => 0,
            _ => 2,
        });
        stacks
    }

    /// The stack that holds what a dot behind a block reaches; `None` for a block that becomes nothing (`existing`).
    pub(super) fn of(program: &'a Program, block: BlockId) -> Option<Self> {
        let block = program.get(program.owner(block)?)?;
        Some(Self { block, word: block.id.kind().stacks().first()? })
    }

    /// What tells it from others.
    pub(super) fn key(self) -> Key {
        (self.id(), self.word)
    }

    /// The block that owns it.
    pub(super) fn id(self) -> BlockId {
        self.block.id
    }

    /// The word in its name.
    pub(super) fn word(self) -> &'static str {
        self.word
    }

    /// The stack's name, also the file's stem: `platform-efs-shared`.
    pub(in crate::lower) fn stack_name(self, program: &Program) -> String {
        program.stack_name(self.block, self.word)
    }

    /// The parameter by which other stacks know its name: `SharedVolumeStack`.
    pub(super) fn parameter(self) -> String {
        if self.is_shared() {
            return format!("{}Stack", pascal_case(self.word));
        }
        format!("{}{}Stack", pascal_case(&self.block.deployed_name()), pascal_case(self.kind()))
    }

    /// Whether several blocks of one kind share it.
    pub(super) fn is_shared(self) -> bool {
        matches!(self.id().kind().home(), Home::Shared(_))
    }

    /// What it is the stack of, for people: `the volume shared`.
    pub(super) fn subject(self) -> String {
        if self.is_shared() {
            format!("the {}", self.word)
        } else {
            format!("the {} {}", self.kind(), self.name())
        }
    }

    /// Its head, for the source map.
    pub(super) fn origin(self) -> Span {
        self.block.head
    }

    /// The name of its block.
    pub(in crate::lower) fn name(self) -> Cow<'a, str> {
        self.block.full_name()
    }

    /// The kind of its block.
    pub(super) fn kind(self) -> &'static str {
        self.id().kind().name()
    }

    /// The doc comment of its block. Its author thinks of the block, which the first stack is: under the second it would describe the
    /// wrong resources.
    pub(super) fn docs(self) -> Option<&'a str> {
        let is_first = self.id().kind().stacks().first() == Some(&self.word);
        let docs = self.block.docs.as_deref().map(str::trim);
        docs.filter(|docs| is_first && !docs.is_empty())
    }
}
