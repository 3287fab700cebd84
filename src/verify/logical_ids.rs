//! `logical_ids` against what the compiler made: the resource that each entry names, and the name that it gives.

use std::collections::{HashMap, HashSet};

use super::copies::{self, Block};
use super::overrides::{name_of, stacks_of};
use crate::aws::limits;
use crate::cfn::{self, Resource};
use crate::diagnostics::catalog::names::logical_id_taken::{Taken, logical_id_taken};
use crate::diagnostics::catalog::names::unknown_resource;
use crate::diagnostics::catalog::values::bad_logical_id::bad_logical_id;
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::kinds::DeployedId;
use crate::ir::{BlockId, Program};

/// The blocks with entries, and what the program became.
struct Entries<'a> {
    program: &'a Program,
    blocks: Vec<Block<'a>>,
    stacks: HashMap<&'a str, &'a cfn::Stack>,
    /// The resources that entries name, with the declarations of these: copies share the source of their entries, and each entry is of
    /// one of them.
    named: HashSet<(BlockId, &'a str)>,
}

/// Reports what the entries of `logical_ids` get wrong. Without any, nothing is looked at.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    let blocks: Vec<_> = program.blocks().filter(|block| !block.block.logical_ids().is_empty()).collect();
    // A program with errors has no stacks.
    if stacks.is_empty() || blocks.is_empty() {
        return;
    }
    let stacks = stacks.iter().map(|stack| (stack.name.as_str(), stack)).collect();
    let mut entries = Entries { program, blocks, stacks, named: HashSet::new() };
    entries.find_named();
    let mut given: HashMap<(&str, &str), &DeployedId> = HashMap::new();
    copies::check(program, &entries.blocks, sink, |block, sink| {
        for id in block.block.logical_ids() {
            if let Some(wrong) = entries.wrong(block, id, &mut given) {
                sink.push(wrong);
            }
        }
    });
}

impl<'a> Entries<'a> {
    fn find_named(&mut self) {
        for block in &self.blocks {
            for id in block.block.logical_ids() {
                if self.stack_of(block, id).is_some() {
                    self.named.insert((block.id.declared(), &id.generated.value));
                }
            }
        }
    }

    /// The stack with the resource that an entry names.
    fn stack_of(&self, block: Block<'a>, id: &DeployedId) -> Option<&'a cfn::Stack> {
        let stacks = stacks_of(self.program, block, &self.stacks);
        stacks.into_iter().find(|stack| made(stack, block, id).is_some())
    }

    fn wrong(
        &self,
        block: Block<'a>,
        id: &'a DeployedId,
        given: &mut HashMap<(&'a str, &'a str), &'a DeployedId>,
    ) -> Option<Diagnostic> {
        let Some(stack) = self.stack_of(block, id) else {
            let of_another_copy = self.named.contains(&(block.id.declared(), &id.generated.value));
            return (!of_another_copy).then(|| self.unknown(block, id));
        };
        let deployed = &id.deployed;
        if !is_logical_id(&deployed.value) {
            return Some(bad_logical_id(deployed.span, &deployed.value));
        }
        let other = given.insert((&stack.name, &deployed.value), id);
        let taken = other.map(|other| Taken::Entry(other.deployed.span));
        let taken = taken.or_else(|| self.taken_in(stack, &deployed.value))?;
        Some(logical_id_taken(deployed.span, &deployed.value, &stack.name, taken))
    }

    fn unknown(&self, block: Block<'a>, id: &DeployedId) -> Diagnostic {
        let copies = self.blocks.iter().filter(|copy| copy.id.declared() == block.id.declared());
        let known: Vec<&str> = copies.flat_map(|copy| self.ids_of(copy)).collect();
        let generated = &id.generated;
        // A key in quotes is two characters longer than its text.
        let key = if generated.span.len() as usize > generated.value.len() { "\"" } else { "" };
        unknown_resource::in_logical_ids(generated.span, (&generated.value, key), &name_of(block), &known)
    }

    /// The logical ids that the compiler gives to the resources of a block.
    fn ids_of(&self, block: Block<'a>) -> impl Iterator<Item = &'a str> {
        let stacks = stacks_of(self.program, block, &self.stacks);
        let resources = stacks.into_iter().flat_map(|stack| &stack.template.resources);
        let own = resources.filter(|(_, resource)| resource.is_of(block.span, block.id.copy_index()));
        own.map(|(known, resource)| resource.generated_id(known))
    }

    /// What has a name already and keeps it.
    fn taken_in(&self, stack: &cfn::Stack, id: &str) -> Option<Taken> {
        taken_in(stack, id, |other| {
            self.blocks.iter().any(|block| {
                block.block.logical_ids().iter().any(|entry| entry.generated.value == id)
                    && other.is_of(block.span, block.id.copy_index())
            })
        })
    }
}

/// The resource that an entry names, if it is in this stack.
fn made<'a>(stack: &'a cfn::Stack, block: Block<'_>, id: &DeployedId) -> Option<&'a Resource> {
    let mut resources = stack.template.resources.iter();
    let found = resources.find(|(known, resource)| resource.generated_id(known) == id.generated.value)?.1;
    found.is_of(block.span, block.id.copy_index()).then_some(found)
}

/// What a stack calls `id` already: a parameter, or a resource, unless that gets another name.
pub(super) fn taken_in(
    stack: &cfn::Stack,
    id: &str,
    is_renamed: impl Fn(&Resource) -> bool,
) -> Option<Taken> {
    if let Some(parameter) = stack.template.parameters.get(id) {
        return Some(Taken::Parameter(parameter.origin));
    }
    let mut resources = stack.template.resources.iter();
    let (_, other) = resources.find(|(known, other)| other.generated_id(known) == id)?;
    (!is_renamed(other)).then(|| Taken::Resource(other.origin.unwrap_or(stack.origin)))
}

/// Whether a resource can have this logical id.
pub(super) fn is_logical_id(id: &str) -> bool {
    (1..=limits::LOGICAL_ID_CHARACTERS).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric())
}
