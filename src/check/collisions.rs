//! Copies and moved blocks whose names come to the same in CloudFormation: `data` with the key `a_b`, and `data_a` with the key `b`.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::context::Checker;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::catalog::names as catalog;
use crate::ir::{Declared, Program};
use crate::language::AnyBlock;
use crate::source::Span;

/// Reports copies and moved blocks that have the name of another block of their kind. Names that are declared are compared where they are collected.
pub(super) fn check(checker: &mut Checker<'_, '_>, program: &Program) {
    if !program.blocks().any(named_otherwise) {
        return;
    }
    let mut seen: HashMap<(&str, String), &Declared<dyn AnyBlock>> = HashMap::new();
    for block in program.blocks() {
        match seen.entry((block.id.kind().name(), pascal_case(&block.deployed_name()))) {
            Entry::Vacant(slot) => {
                slot.insert(block);
            }
            Entry::Occupied(slot) if named_otherwise(block) || named_otherwise(slot.get()) => {
                let first = slot.get();
                let (here, there) = (block.reference(), first.reference());
                let (_, name) = slot.key();
                checker.report(catalog::copy_collision(place(block), &here, place(first), &there, name));
            }
            Entry::Occupied(_) => {}
        }
    }
}

/// Whether a block is not named after its label alone.
fn named_otherwise(block: &Declared<dyn AnyBlock>) -> bool {
    block.key.is_some() || block.former.is_some()
}

/// What gives a block its name: its key, or its label.
fn place(block: &Declared<dyn AnyBlock>) -> Span {
    block.key.as_ref().map_or(block.name.span, |key| key.span)
}
