//! `let`s and `var`s that depend on themselves.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{Names, Target};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names as catalog;
use crate::graph;
use crate::source::Span;
use crate::syntax::Node;

/// A `let` or a `var`: its space and its name.
type Value<'a> = (&'static str, &'a str);

/// The `let`s and `var`s on a cycle. Each of them is in a cycle that is reported, at its first declaration in the source.
pub(super) fn cyclic_values(names: &Names, sink: &mut Sink) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut uses: IndexMap<Value<'_>, Vec<Value<'_>>> = IndexMap::new();
    for (name, item) in &names.lets {
        uses.insert(("let", name.as_str()), targets(names, Node::Let(item)));
    }
    for (name, item) in &names.vars {
        uses.insert(("var", name.as_str()), targets(names, Node::Param(item)));
    }
    // Blocks are left out: a block that depends on itself is a matter of guards, which the checker
    // resolves (`check::memo`), or of stacks (`check::stack_order`).
    let indices =
        |values: &Vec<Value<'_>>| values.iter().filter_map(|value| uses.get_index_of(value)).collect();
    let graph: Vec<Vec<usize>> = uses.values().map(indices).collect();
    let mut cyclic = BTreeSet::new();
    for cycle in graph::cycles(&graph) {
        let values: Vec<Value<'_>> =
            cycle.into_iter().filter_map(|at| uses.get_index(at)).map(|(value, _)| *value).collect();
        report(&values, names, sink);
        cyclic.extend(values);
    }
    let mut by_space: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for (space, name) in cyclic {
        by_space.entry(space).or_default().insert(name.to_owned());
    }
    by_space
}

/// The `let`s and `var`s that a declaration names.
fn targets<'a>(names: &'a Names, declaration: Node<'a>) -> Vec<Value<'a>> {
    let mut targets = Vec::new();
    declaration.exprs(&mut |expr| match names.target_of(expr) {
        Some(Target::Let(name, _)) => targets.push(("let", name)),
        Some(Target::Var(name, _)) => targets.push(("var", name)),
        _ => {}
    });
    targets
}

/// The cycle begins at its first declaration in the source.
fn report(cycle: &[Value<'_>], names: &Names, sink: &mut Sink) {
    let declared = |(space, name): Value<'_>| match space {
        "let" => names.lets.get(name).map(|item| item.name.span),
        _ => names.vars.get(name).map(|item| item.name.span),
    };
    let first = cycle.iter().enumerate().min_by_key(|(_, value)| declared(**value)).map_or(0, |(at, _)| at);
    let places: Vec<(String, Span)> = cycle
        .iter()
        .cycle()
        .skip(first)
        .take(cycle.len())
        .filter_map(|value| declared(*value).map(|span| (format!("{}.{}", value.0, value.1), span)))
        .collect();
    sink.push(catalog::cyclic_value(&places));
}
