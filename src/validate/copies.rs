//! What is found in the copies of a block with `for_each`. All copies have the positions of their declaration, so the same diagnostic of
//! several is one mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::decided::{self, Part};
use super::rules;
use crate::diagnostics::copies::{OfCopies, of_any, only_in};
use crate::diagnostics::{Diagnostic, Sink};
use crate::ir::{BlockId, Declared, Program};
use crate::language::AnyBlock;
use crate::source::Span;

/// How many copies are looked at by themselves.
const MAX_COPIES: usize = 256;

/// The copies of the blocks of a program, by the position of their declaration.
type Copies<'a> = BTreeMap<Span, Vec<&'a Declared<dyn AnyBlock>>>;

/// The diagnostics, each once, with the keys of the copies if not all of them have it.
pub(super) fn merged(program: &Program, known: &Sink, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if found.is_empty() {
        return found;
    }
    let copies = copies(program);
    if copies.is_empty() {
        return found;
    }
    let mut once = OfCopies::default();
    for diagnostic in found {
        let key = named_key(&diagnostic, &copies);
        once.add(diagnostic, key);
    }
    let mut alone = Alone { program, known, found: BTreeMap::new() };
    once.into_diagnostics().map(|diagnostic| with_keys(diagnostic, &copies, &mut alone)).collect()
}

fn copies(program: &Program) -> Copies<'_> {
    let mut copies = Copies::new();
    for block in program.blocks().filter(|block| block.key.is_some()) {
        copies.entry(block.span).or_default().push(block);
    }
    copies
}

/// The copies of the block that a position is in.
fn around<'c, 'a>(span: Span, copies: &'c Copies<'a>) -> &'c [&'a Declared<dyn AnyBlock>] {
    copies.iter().find(|(block, _)| block.contains(span)).map_or(&[], |(_, copies)| copies)
}

/// The key of the copy that a diagnostic names; empty, if it names none.
fn named_key<'a>(diagnostic: &Diagnostic, copies: &Copies<'a>) -> &'a str {
    let keys = around(diagnostic.primary.span, copies).iter().filter_map(|block| block.key.as_ref());
    let mut keys = keys.map(|key| key.value.as_str());
    keys.find(|key| of_any(diagnostic, key) != *diagnostic).unwrap_or_default()
}

/// Notes the keys of the copies that have a diagnostic. What none of them has alone is found where several come together.
fn with_keys(diagnostic: Diagnostic, copies: &Copies<'_>, alone: &mut Alone<'_>) -> Diagnostic {
    let copies = around(diagnostic.primary.span, copies);
    if !(2..=MAX_COPIES).contains(&copies.len()) {
        return diagnostic;
    }
    let has = |block: &&&Declared<dyn AnyBlock>| {
        let key = block.key.as_ref().map_or("", |key| key.value.as_str());
        let mut found = alone.found_in(block).iter();
        found.any(|found| *found == diagnostic || of_any(found, key) == diagnostic)
    };
    let keys: Vec<String> = copies
        .iter()
        .filter(has)
        .filter_map(|block| block.key.as_ref().map(|key| key.value.clone()))
        .collect();
    let kind = copies.first().map_or("", |block| block.id.kind().name());
    if keys.is_empty() || keys.len() == copies.len() { diagnostic } else { only_in(diagnostic, kind, &keys) }
}

/// What is found in each copy alone, with what it refers to.
struct Alone<'a> {
    program: &'a Program,
    known: &'a Sink,
    found: BTreeMap<BlockId, Vec<Diagnostic>>,
}

impl Alone<'_> {
    fn found_in(&mut self, copy: &Declared<dyn AnyBlock>) -> &[Diagnostic] {
        let (program, known) = (self.program, self.known);
        self.found.entry(copy.id).or_insert_with(|| check(program, known, copy))
    }
}

fn check(program: &Program, known: &Sink, copy: &Declared<dyn AnyBlock>) -> Vec<Diagnostic> {
    let parts = decided::parts(program);
    let Some(part) = parts.iter().find(|part| part.blocks.contains(&copy.id)) else { return Vec::new() };
    let mut alone = decided::empty(program);
    alone.decide_blocks(program, &without_other_copies(part, copy.id), &mut Clone::clone);
    let mut found = Sink::default();
    rules(&alone, known, &mut found);
    found.into_found()
}

/// The blocks of a part, but for the other copies of a declaration.
fn without_other_copies(part: &Part, id: BlockId) -> BTreeSet<BlockId> {
    let mut all = part.all();
    all.retain(|other| *other == id || other.declared() != id.declared());
    all
}
