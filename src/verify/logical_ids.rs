//! `logical_ids` against what the compiler made: the resource that each entry names, and the name that it gives.

use std::collections::HashMap;

use super::overrides::{name_of, stacks_of};
use crate::aws::limits;
use crate::cfn::{self, Resource};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names::logical_id_taken::{Taken, logical_id_taken};
use crate::diagnostics::catalog::names::unknown_resource;
use crate::diagnostics::catalog::values::bad_logical_id::bad_logical_id;
use crate::ir::kinds::DeployedId;
use crate::ir::{Declared, Program};
use crate::language::AnyBlock;

/// A block and the entry of one of its resources.
type Entry<'a> = (&'a Declared<dyn AnyBlock>, &'a DeployedId);

/// Reports what the entries of `logical_ids` get wrong. Without any, nothing is looked at.
pub(super) fn check(program: &Program, stacks: &[cfn::Stack], sink: &mut Sink) {
    let blocks = program.blocks().filter(|block| !block.block.logical_ids().is_empty());
    let entries: Vec<Entry<'_>> =
        blocks.flat_map(|block| block.block.logical_ids().iter().map(move |id| (block, id))).collect();
    // A program with errors has no stacks.
    if stacks.is_empty() || entries.is_empty() {
        return;
    }
    let by_name: HashMap<&str, &cfn::Stack> =
        stacks.iter().map(|stack| (stack.name.as_str(), stack)).collect();
    let mut given: HashMap<(&str, &str), &DeployedId> = HashMap::new();
    for (block, id) in &entries {
        let stacks = stacks_of(program, block, &by_name);
        let deployed = &id.deployed;
        let Some(stack) = stacks.iter().find(|stack| made(stack, block, id).is_some()) else {
            sink.push(unknown(block, id, &stacks));
            continue;
        };
        if !is_logical_id(&deployed.value) {
            sink.push(bad_logical_id(deployed.span, &deployed.value));
            continue;
        }
        let other = given.insert((&stack.name, &deployed.value), id);
        let taken = other.map(|other| Taken::Entry(other.deployed.span));
        if let Some(taken) = taken.or_else(|| taken_in(stack, &deployed.value, &entries)) {
            sink.push(logical_id_taken(deployed.span, &deployed.value, &stack.name, taken));
        }
    }
}

/// The resource that an entry names, if it is in this stack.
fn made<'a>(stack: &'a cfn::Stack, block: &Declared<dyn AnyBlock>, id: &DeployedId) -> Option<&'a Resource> {
    let mut resources = stack.template.resources.iter();
    let found = resources.find(|(known, resource)| resource.generated_id(known) == id.generated.value)?.1;
    found.is_of(block.span).then_some(found)
}

fn unknown(
    block: &Declared<dyn AnyBlock>,
    id: &DeployedId,
    stacks: &[&cfn::Stack],
) -> crate::diagnostics::Diagnostic {
    let resources = stacks.iter().flat_map(|stack| &stack.template.resources);
    let own = resources.filter(|(_, resource)| resource.is_of(block.span));
    let known: Vec<&str> = own.map(|(known, resource)| resource.generated_id(known)).collect();
    let generated = &id.generated;
    // A key in quotes is two characters longer than its text.
    let key = if generated.span.len() as usize > generated.value.len() { "\"" } else { "" };
    unknown_resource::in_logical_ids(generated.span, (&generated.value, key), &name_of(block), &known)
}

/// What has a name already and keeps it.
fn taken_in(stack: &cfn::Stack, id: &str, entries: &[Entry<'_>]) -> Option<Taken> {
    if let Some(parameter) = stack.template.parameters.get(id) {
        return Some(Taken::Parameter(parameter.origin));
    }
    let resources = stack.template.resources.iter();
    let (_, other) = resources.into_iter().find(|(known, other)| other.generated_id(known) == id)?;
    let renamed = entries.iter().any(|(block, entry)| entry.generated.value == id && other.is_of(block.span));
    (!renamed).then(|| Taken::Resource(other.origin.unwrap_or(stack.origin)))
}

fn is_logical_id(id: &str) -> bool {
    (1..=limits::LOGICAL_ID_CHARACTERS).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric())
}
