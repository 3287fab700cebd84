//! Overrides against what the compiler made: the resource that each names, its properties, and what must exist before it.

use std::collections::HashMap;

use super::copies;
use crate::aws::resource_types;
use crate::cfn::{self, Resource};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::{names, platform};
use crate::ir::kinds::{LogicalIds, Override};
use crate::ir::{Declared, Home, Nested, Program};
use crate::language::{AnyBlock, kinds};
use crate::validate::properties::{self, Written, policy_attribute, property_attribute};

/// A block with overrides, and the stacks that it may be in.
struct Overriding<'a> {
    program: &'a Program,
    block: &'a Declared<dyn AnyBlock>,
    stacks: Vec<&'a cfn::Stack>,
}

/// Reports what the overrides of a program get wrong. Without any, nothing is looked at.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    let blocks: Vec<_> = program.blocks().filter(|block| !block.block.overrides().is_empty()).collect();
    // A program with errors has no stacks.
    if stacks.is_empty() || blocks.is_empty() {
        return;
    }
    let by_name: HashMap<&str, &cfn::Stack> =
        stacks.iter().map(|stack| (stack.name.as_str(), stack)).collect();
    copies::check(program, &blocks, sink, |block, sink| {
        let overriding = Overriding { program, block, stacks: stacks_of(program, block, &by_name) };
        block.block.overrides().iter().for_each(|nested| overriding.one(nested, sink));
    });
}

/// The stacks in which a block's resources are.
pub(super) fn stacks_of<'a>(
    program: &'a Program,
    block: &'a Declared<dyn AnyBlock>,
    stacks: &HashMap<&str, &'a cfn::Stack>,
) -> Vec<&'a cfn::Stack> {
    let owner = program.owner(block.id).and_then(|owner| program.get(owner));
    let names = owner
        .into_iter()
        .flat_map(|owner| program.stacks(owner.id).iter().map(|word| program.stack_name(owner, word)));
    names.filter_map(|name| stacks.get(name.as_str()).copied()).collect()
}

impl<'a> Overriding<'a> {
    fn one(&self, nested: &'a Nested<Override>, sink: &mut Sink) {
        let (Some(id), Some(label)) = (nested.label_text(), &nested.label) else { return };
        let found = self.resources().find(|(known, _, resource)| *known == id && self.is_own(resource));
        let Some((_, stack, resource)) = found else {
            let elsewhere = self.resources().find(|(known, ..)| *known == id);
            let maker = elsewhere.and_then(|(_, _, resource)| self.maker(resource));
            sink.push(match maker {
                Some(maker) => {
                    names::unknown_resource::of_another_block(label.span, id, &maker.reference(), maker.head)
                }
                None => names::unknown_resource(label.span, id, &name_of(self.block), &self.own_ids()),
            });
            return;
        };
        if let Some(made) = resource.original.as_deref() {
            self.policies(nested, made, sink);
            self.properties(nested, made, sink);
            dependencies(&nested.block.depends_on, id, stack, sink);
        }
    }

    /// All resources of the stacks, with the logical ids that the compiler gave them.
    fn resources(&self) -> impl Iterator<Item = (&'a str, &'a cfn::Stack, &'a Resource)> {
        let of = |stack: &'a cfn::Stack| {
            stack
                .template
                .resources
                .iter()
                .map(move |(id, resource)| (resource.generated_id(id), stack, resource))
        };
        self.stacks.clone().into_iter().flat_map(of)
    }

    fn is_own(&self, resource: &Resource) -> bool {
        resource.is_of(self.block.span, self.block.id.copy_index())
    }

    fn own_ids(&self) -> Vec<&'a str> {
        self.resources().filter(|(.., resource)| self.is_own(resource)).map(|(id, ..)| id).collect()
    }

    /// The block of which a resource was made.
    fn maker(&self, resource: &Resource) -> Option<&'a Declared<dyn AnyBlock>> {
        self.program.blocks().find(|block| resource.is_of(block.span, block.id.copy_index()))
    }

    fn properties(&self, nested: &'a Nested<Override>, made: &'a Resource, sink: &mut Sink) {
        let Some(resource_type) = resource_types::find(made.ty) else { return };
        let attribute = |path: &[&str], replaced: bool| self.attribute(made.ty, path, replaced);
        let Override { properties, metadata, .. } = &nested.block;
        let written =
            Written { resource_type, properties, head: nested.span, made: Some(made), attribute: &attribute };
        properties::check(&written, sink);
        properties::check_document(metadata, resource_type, Some(made), sink);
    }

    /// The attribute that determines a property: of the block itself, or of one of another kind in its stacks, unless that has resources
    /// of this type itself, of which its attributes speak then.
    fn attribute(&self, ty: &str, path: &[&str], replaced: bool) -> Option<String> {
        let own = self.block.id.kind().name();
        let of = |kind: &'static str| property_attribute(kinds::find(kind)?.created?, ty, path, replaced);
        of(own).or_else(|| {
            let others = kinds::KINDS.iter().map(|kind| kind.name).filter(|kind| *kind != own);
            others
                .filter(|kind| self.shares_stacks(kind) && !self.makes(kind, ty))
                .find_map(|kind| of(kind).map(|attribute| format!("{kind}.{attribute}")))
        })
    }

    /// Whether blocks of a kind are in the stacks of others.
    fn shares_stacks(&self, kind: &str) -> bool {
        crate::ir::BlockKind::find(kind, false).is_some_and(|kind| kind.home() == Home::Host)
            && self.stacks.len() > 1
    }

    /// Whether a block of a kind has a resource of a type in these stacks.
    fn makes(&self, kind: &str, ty: &str) -> bool {
        let mut of_type = self.resources().filter(|(.., resource)| resource.ty == ty);
        of_type.any(|(.., resource)| self.maker(resource).is_some_and(|maker| maker.id.kind().name() == kind))
    }

    fn policies(&self, nested: &Nested<Override>, made: &Resource, sink: &mut Sink) {
        let Override { deletion_policy, update_replace_policy, .. } = &nested.block;
        let schema = kinds::find(self.block.id.kind().name()).and_then(|kind| kind.created);
        let written = properties::policies(deletion_policy.as_ref(), update_replace_policy.as_ref());
        for (name, span, policy) in written {
            let attribute = schema.and_then(|schema| policy_attribute(schema, made.ty, name));
            if let Some(attribute) = attribute {
                sink.push(platform::property_of_attribute(span, &format!("{}.{name}", made.ty), &attribute));
            } else {
                properties::check_snapshot(policy, span, made.ty, sink);
            }
        }
    }
}

/// What must exist before: other resources of the same stack.
pub(super) fn dependencies(written: &LogicalIds, id: &str, stack: &cfn::Stack, sink: &mut Sink) {
    for other in &written.ids {
        let known = stack.template.resources.iter().map(|(id, resource)| resource.generated_id(id));
        let others = || known.clone().filter(|known| *known != id);
        if !others().any(|known| known == other.value) {
            let known: Vec<&str> = others().collect();
            sink.push(names::unknown_resource::in_stack(other.span, &other.value, &stack.name, &known));
        }
    }
}

/// `cluster.web`: what is wrong in all copies is said of their declaration.
pub(super) fn name_of(block: &Declared<dyn AnyBlock>) -> String {
    format!("{}.{}", block.id.kind().name(), block.name.value)
}
