//! Stacks: their names are valid, and none is both declared and referred to as existing.

use std::collections::HashMap;

use super::facts::constants_of;
use crate::diagnostics::catalog::names::duplicate_stack::duplicate_stack;
use crate::diagnostics::catalog::platform::{
    own_stack_as_existing::own_stack_as_existing, stack_name_too_long::stack_name_too_long,
};
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::{BlockKind, Declared, Program};
use crate::language::AnyBlock;
use crate::source::Span;

/// Source: the parameter `StackName` of the API `CreateStack`.
const MAX_LENGTH: usize = 128;

/// A stack of the program: its name, the block that becomes it, and the spans of that.
struct Own {
    name: String,
    block: String,
    head: Span,
    kind: BlockKind,
    /// What names it: the attribute, or the label of the block.
    label: Span,
    /// Whether an attribute names it.
    is_given: bool,
    /// The key of a copy.
    key: Option<Span>,
}

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let own = own(program);
    let mut reported = None;
    for stack in own.iter().filter(|stack| stack.name.chars().count() > MAX_LENGTH) {
        // One label that is too long for two stacks is one mistake.
        if reported.replace(stack.label) != Some(stack.label) {
            sink.push(stack_name_too_long(stack.label, &stack.name));
        }
    }
    differ(&own, sink);
    // `rev`: of several stacks with the same name the map keeps the last inserted, which must be the first in the source.
    let by_name: HashMap<&str, &Own> = own.iter().rev().map(|own| (own.name.as_str(), own)).collect();
    let networks = program.existing_networks.iter().map(|network| network.block.stack.as_ref());
    let volumes = program.existing_volumes.iter().map(|volume| volume.block.stack.as_ref());
    let clusters = program.existing_clusters.iter().map(|cluster| cluster.block.stack.as_ref());
    let listeners = program.existing_listeners.iter().map(|listener| listener.block.stack.as_ref());
    for stack in networks.chain(volumes).chain(clusters).chain(listeners).flatten() {
        // existing network "main" { stack = "platform-efs-shared" }: the stack would have to exist before it is created.
        for (name, span) in constants_of(program, stack) {
            if let Some(own) = by_name.get(name.0.as_str()) {
                sink.push(own_stack_as_existing(span, &name.0, &own.block, own.head));
            }
        }
    }
}

/// The stacks that the blocks become, by their conventional names.
fn own(program: &Program) -> Vec<Own> {
    program.blocks().flat_map(|block| of_block(program, block)).collect()
}

fn of_block(program: &Program, block: &Declared<dyn AnyBlock>) -> impl Iterator<Item = Own> {
    let words = if program.owner(block.id) == Some(block.id) { program.stacks(block.id) } else { &[] };
    words.iter().map(|word| Own {
        name: program.stack_name(block, word),
        block: block.reference(),
        head: block.head,
        label: block.block.stack(word).map_or(block.name.span, |name| name.span),
        kind: block.id.kind(),
        is_given: block.block.stack(word).is_some(),
        key: block.key.as_ref().map(|key| key.span),
    })
}

/// Reports stacks that have the name of another one: each template would replace the other.
fn differ(own: &[Own], sink: &mut Sink) {
    let mut first: HashMap<&str, &Own> = HashMap::new();
    let mut in_order: Vec<&Own> = own.iter().collect();
    in_order.sort_by_key(|own| own.label);
    for stack in in_order {
        match first.get(stack.name.as_str()) {
            // Two blocks of one kind whose names come to the same are reported where they are declared.
            Some(before) if before.kind == stack.kind && !before.is_given && !stack.is_given => {}
            Some(before) => sink.push(duplicate(stack, before)),
            None => {
                first.insert(&stack.name, stack);
            }
        }
    }
}

fn duplicate(stack: &Own, before: &Own) -> Diagnostic {
    // What copies have in common is written once. Their keys tell them apart.
    let keys = stack.key.zip(before.key).filter(|_| stack.label == before.label);
    let (here, there) = keys.unwrap_or((stack.label, before.label));
    duplicate_stack(here, &stack.name, &stack.block, (&before.block, there), keys.is_some())
}
