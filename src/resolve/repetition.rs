//! Blocks whose `for_each` depends on the blocks that it makes.
//!
//! Only for programs with a `for_each`: the graph has a node for each value, for the copies of each block, and for the answer whether a
//! block is there, because a guard may ask for a value, too.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{BlockEntry, Names, Target, attribute};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names as catalog;
use crate::graph;
use crate::source::Span;
use crate::syntax::{Node, ast};
use crate::types::BlockId;

/// What is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part<'a> {
    /// The copies of a block.
    Copies(BlockId),
    /// The value of a `let`.
    Let(&'a str),
    /// The value of a `var`.
    Var(&'a str),
    /// Whether a block is there.
    Existence(BlockId),
}

/// The blocks whose `for_each` is on a cycle, which is reported.
pub(super) fn cyclic_copies(names: &Names, sink: &mut Sink) -> BTreeSet<BlockId> {
    let graph = parts(names);
    let indices = |targets: &Vec<Part<'_>>| targets.iter().filter_map(|it| graph.get_index_of(it)).collect();
    let targets: Vec<Vec<usize>> = graph.values().map(indices).collect();
    let mut cyclic = BTreeSet::new();
    for cycle in graph::cycles(&targets) {
        let cycle: Vec<Part<'_>> =
            cycle.into_iter().filter_map(|at| graph.get_index(at)).map(|(part, _)| *part).collect();
        // The copies come first in the graph, so a cycle that has any begins with them. Guards may ask for each other.
        let Some(Part::Copies(id)) = cycle.first() else { continue };
        cyclic.insert(*id);
        report(*id, cycle.get(1..).unwrap_or_default(), names, sink);
    }
    cyclic
}

/// All parts with what each needs, copies first.
fn parts(names: &Names) -> IndexMap<Part<'_>, Vec<Part<'_>>> {
    let mut graph = IndexMap::new();
    for entry in names.blocks.values() {
        if let Some(value) = entry.for_each() {
            graph.insert(Part::Copies(entry.id), targets(names, Node::Expr(value)));
        }
    }
    for (name, item) in &names.lets {
        graph.insert(Part::Let(name.as_str()), targets(names, Node::Let(item)));
    }
    for (name, item) in &names.vars {
        graph.insert(Part::Var(name.as_str()), targets(names, Node::Param(item)));
    }
    for entry in names.blocks.values() {
        graph.insert(Part::Existence(entry.id), guards(names, entry));
    }
    graph
}

/// What the guard of a block needs, and what an `existing` one is given by, which says whether it is there.
fn guards<'a>(names: &'a Names, entry: &'a BlockEntry) -> Vec<Part<'a>> {
    let given_by = entry.id.kind().given_by().iter().copied();
    let asked = ["when"].into_iter().chain(given_by).filter_map(|name| attribute(&entry.block.body, name));
    let own = asked.flat_map(|value| targets(names, Node::Expr(value)));
    own.chain(entry.within.map(Part::Existence)).collect()
}

fn targets<'a>(names: &'a Names, node: Node<'a>) -> Vec<Part<'a>> {
    let mut found = Vec::new();
    node.exprs(&mut |expr| match names.target_of(expr) {
        Some(Target::Let(name, _)) => found.push(Part::Let(name)),
        Some(Target::Var(name, _)) => found.push(Part::Var(name)),
        Some(Target::Block(entry)) => {
            if entry.repeated {
                found.push(Part::Copies(entry.within.unwrap_or(entry.id)));
            }
            found.push(Part::Existence(entry.id));
        }
        _ => {}
    });
    found
}

fn report(id: BlockId, through: &[Part<'_>], names: &Names, sink: &mut Sink) {
    let Some((entry, value)) = names.entry(id).and_then(|entry| Some((entry, entry.for_each()?))) else {
        return;
    };
    let through: Vec<(String, Span)> = through.iter().filter_map(|part| described(names, *part)).collect();
    // The place where the `for_each` names its own block says more than the whole of it.
    let span = own_reference(names, entry, value).unwrap_or(value.span);
    sink.push(catalog::cyclic_for_each(span, &entry.reference(), entry.block.head(), &through));
}

fn own_reference(names: &Names, entry: &BlockEntry, value: &ast::Expr) -> Option<Span> {
    let mut found = None;
    Node::Expr(value).exprs(&mut |expr| {
        if let Some(Target::Block(target)) = names.target_of(expr)
            && target.id == entry.id
        {
            found = found.or(Some(expr.span));
        }
    });
    found
}

/// What a part is called, and where it stands.
fn described(names: &Names, part: Part<'_>) -> Option<(String, Span)> {
    match part {
        Part::Let(name) => Some((format!("let.{name}"), names.lets.get(name)?.name.span)),
        Part::Var(name) => Some((format!("var.{name}"), names.vars.get(name)?.name.span)),
        Part::Copies(id) | Part::Existence(id) => {
            let entry = names.entry(id)?;
            Some((entry.reference(), entry.block.head()))
        }
    }
}
