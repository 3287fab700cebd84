//! What all resources of a block have in common: guard, tags, and the span in the source.

use super::{Lowering, Test};
use crate::cfn;
use crate::ir::{BlockId, Declared, Nested};
use crate::source::Span;

/// What all resources of a block have in common.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Scope {
    /// The top-level block.
    pub(in crate::lower) block: BlockId,
    /// Whether it is there: the block's guard and those of the blocks around it.
    pub(in crate::lower) guard: Test,
    /// Its tags, keys in order; `Name` is not among them unless the program says so.
    pub(in crate::lower) tags: Vec<(String, cfn::Value)>,
    /// The block's head.
    pub(in crate::lower) origin: Span,
    /// Which of the blocks that are made of the declaration there.
    pub(in crate::lower) copy: Option<u32>,
}

impl Scope {
    /// The same under one more guard.
    pub(in crate::lower) fn under(&self, guard: Test) -> Self {
        Self { guard: self.guard.clone().and(guard), ..self.clone() }
    }
}

impl Lowering<'_> {
    /// The scope of a top-level block.
    pub(in crate::lower) fn scope<B>(&mut self, block: &Declared<B>) -> Scope {
        let guard = self.guard(block.guard.as_ref());
        let tags = self.tags(&block.tags);
        Scope { block: block.id, guard, tags, origin: block.head, copy: block.id.copy_index() }
    }

    /// The scope of a nested block: the guards of both, and the nested block as origin.
    pub(in crate::lower) fn nested<B>(&mut self, scope: &Scope, block: &Nested<B>) -> Scope {
        let guard = self.guard(block.guard.as_ref());
        Scope { guard: scope.guard.clone().and(guard), origin: block.span, ..scope.clone() }
    }
}
