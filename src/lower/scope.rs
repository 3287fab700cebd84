//! What all resources of a block have in common, and get when they are added: guard, tags, and the span in the source.

use super::{Lowering, Test, tags};
use crate::cfn::{self, Output, Resource};
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

    /// Adds a resource of a block, by its name among the resources of that block. It gets the block's guard (unless the resource has a condition of its own), the block's tags
    /// if its type is taggable, and the block as its origin (unless it has one).
    pub(in crate::lower) fn add(&mut self, scope: &Scope, name: impl AsRef<str>, mut resource: Resource) {
        // Every resource of a guarded block has its condition: one without would refer to resources that may not exist.
        if resource.condition.is_none() {
            resource.condition = self.named(&scope.guard);
        }
        resource.origin = resource.origin.or(Some(scope.origin));
        resource.copy = scope.copy;
        // Here, so that no kind can forget them.
        tags::apply(&scope.tags, &mut resource);
        self.template.resources.insert(self.id(scope.block, name.as_ref()), resource);
    }

    /// Adds an output of a block, by its name among those of that block, which other stacks may import; under the scope's guard.
    pub(in crate::lower) fn export(
        &mut self,
        scope: &Scope,
        name: impl AsRef<str>,
        description: impl Into<String>,
        value: impl Into<cfn::Property>,
    ) {
        let name = self.id(scope.block, name.as_ref());
        let condition = self.named(&scope.guard);
        let output = Output {
            description: Some(description.into()),
            value: value.into(),
            export: Some(name.clone()),
            condition,
        };
        self.template.outputs.insert(name, output);
    }
}
