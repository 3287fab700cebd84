//! The tree of valid programs, and what is left of it when something is wrong.

mod mutants;

mod pages;

mod pieces;

mod terminals;

mod trees;

use super::{outline, parse, parse_expression};
use crate::diagnostics::{Diagnostic, Sink};
use crate::source::Sources;

/// The outline of a program, and what was said about it.
fn outline_of(text: &str) -> (String, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let id = sources.add("test.ecs", text);
    let mut sink = Sink::default();
    let tree = outline::file(&parse(&sources, id, &mut sink));
    (tree, sink.into_sorted())
}

/// The outline of a program that has nothing wrong with it.
#[track_caller]
fn clean(text: &str) -> String {
    let (tree, diagnostics) = outline_of(text);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    tree
}

/// The outline of an expression that has nothing wrong with it.
#[track_caller]
fn value(text: &str) -> String {
    let mut sources = Sources::default();
    let id = sources.add("--var", text);
    let mut sink = Sink::default();
    let tree = outline::expr(&parse_expression(&sources, id, &mut sink));
    assert!(sink.diagnostics().is_empty(), "{:#?}", sink.diagnostics());
    tree
}
