//! `let`s and `var`s that depend on themselves.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Names, walk};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names as catalog;
use crate::source::Span;
use crate::syntax::ast::Expr;

/// A `let` or a `var`: its space and its name.
type Value<'a> = (&'static str, &'a str);

/// The `let`s and `var`s on a cycle. Each cycle is reported once, at its first declaration in the source.
pub(super) fn cyclic_values<'a>(names: &Names<'a>, sink: &mut Sink) -> BTreeSet<Value<'a>> {
    let mut edges: IndexMap<Value<'a>, Vec<Value<'a>>> = IndexMap::new();
    for (name, item) in &names.lets {
        edges.insert(("let", name), targets(names, |visit| walk::expr(&item.value, visit)));
    }
    for (name, item) in &names.vars {
        edges.insert(("var", name), targets(names, |visit| walk::param(item, visit)));
    }
    let mut done: BTreeSet<Value<'a>> = BTreeSet::new();
    let mut cyclic: BTreeSet<Value<'a>> = BTreeSet::new();
    for start in edges.keys() {
        visit(*start, &edges, &mut done, &mut cyclic, names, sink);
    }
    cyclic
}

/// The `let`s and `var`s that expressions name.
fn targets<'a>(names: &Names<'a>, walk: impl FnOnce(&mut dyn FnMut(&'a Expr))) -> Vec<Value<'a>> {
    let mut targets = Vec::new();
    walk(&mut |expr| match walk::reference(expr) {
        Some(("let", target)) => {
            targets.extend(names.lets.get_key_value(target).map(|(target, _)| ("let", *target)));
        }
        Some(("var", target)) => {
            targets.extend(names.vars.get_key_value(target).map(|(target, _)| ("var", *target)));
        }
        _ => {}
    });
    targets
}

/// Depth first without recursion: a chain of values may be as long as the program.
fn visit<'a>(
    start: Value<'a>,
    edges: &IndexMap<Value<'a>, Vec<Value<'a>>>,
    done: &mut BTreeSet<Value<'a>>,
    cyclic: &mut BTreeSet<Value<'a>>,
    names: &Names<'a>,
    sink: &mut Sink,
) {
    if done.contains(&start) {
        return;
    }
    let mut path: Vec<(Value<'a>, usize)> = vec![(start, 0)];
    let mut on_path: IndexMap<Value<'a>, usize> = IndexMap::from([(start, 0)]);
    while let Some((value, next)) = path.last_mut() {
        let value = *value;
        let Some(target) = edges.get(&value).and_then(|targets| targets.get(*next)).copied() else {
            done.insert(value);
            on_path.swap_remove(&value);
            path.pop();
            continue;
        };
        *next += 1;
        if let Some(&at) = on_path.get(&target) {
            let cycle: Vec<Value<'a>> = path.iter().skip(at).map(|(value, _)| *value).collect();
            if !cycle.iter().all(|value| cyclic.contains(value)) {
                report(&cycle, names, sink);
            }
            cyclic.extend(cycle);
        } else if !done.contains(&target) {
            on_path.insert(target, path.len());
            path.push((target, 0));
        }
    }
}

/// The cycle begins at its first declaration in the source.
fn report(cycle: &[Value<'_>], names: &Names<'_>, sink: &mut Sink) {
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
