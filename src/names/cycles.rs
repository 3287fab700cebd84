//! `let`s that depend on themselves.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Names, walk};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::names as catalog;

/// The `let`s on a cycle. Each cycle is reported once, at its first declaration in the source.
pub(super) fn cyclic_lets<'a>(names: &Names<'a>, sink: &mut Sink) -> BTreeSet<&'a str> {
    let mut edges: IndexMap<&'a str, Vec<&'a str>> = IndexMap::new();
    for (name, item) in &names.lets {
        let mut targets = Vec::new();
        walk::expr(&item.value, &mut |expr| {
            if let Some(("let", target)) = walk::reference(expr)
                && let Some((target, _)) = names.lets.get_key_value(target)
            {
                targets.push(*target);
            }
        });
        edges.insert(name, targets);
    }
    let mut done: BTreeSet<&'a str> = BTreeSet::new();
    let mut cyclic: BTreeSet<&'a str> = BTreeSet::new();
    for start in names.lets.keys() {
        visit(start, &edges, &mut done, &mut cyclic, names, sink);
    }
    cyclic
}

/// Depth first without recursion: a chain of lets may be as long as the program.
fn visit<'a>(
    start: &'a str,
    edges: &IndexMap<&'a str, Vec<&'a str>>,
    done: &mut BTreeSet<&'a str>,
    cyclic: &mut BTreeSet<&'a str>,
    names: &Names<'a>,
    sink: &mut Sink,
) {
    if done.contains(start) {
        return;
    }
    let mut path: Vec<(&'a str, usize)> = vec![(start, 0)];
    let mut on_path: IndexMap<&'a str, usize> = IndexMap::from([(start, 0)]);
    while let Some((name, next)) = path.last_mut() {
        let name = *name;
        let Some(target) = edges.get(name).and_then(|targets| targets.get(*next)).copied() else {
            done.insert(name);
            on_path.swap_remove(name);
            path.pop();
            continue;
        };
        *next += 1;
        if let Some(&at) = on_path.get(target) {
            let cycle: Vec<&'a str> = path.iter().skip(at).map(|(name, _)| *name).collect();
            if !cycle.iter().all(|name| cyclic.contains(name)) {
                report(&cycle, names, sink);
            }
            cyclic.extend(cycle);
        } else if !done.contains(target) {
            on_path.insert(target, path.len());
            path.push((target, 0));
        }
    }
}

/// The cycle begins at its first declaration in the source.
fn report(cycle: &[&str], names: &Names, sink: &mut Sink) {
    let declared = |name: &str| names.lets.get(name).map(|item| item.name.span);
    let first = cycle.iter().enumerate().min_by_key(|(_, name)| declared(name)).map_or(0, |(at, _)| at);
    let places: Vec<_> = cycle
        .iter()
        .cycle()
        .skip(first)
        .take(cycle.len())
        .filter_map(|name| declared(name).map(|span| ((*name).to_string(), span)))
        .collect();
    sink.push(catalog::cyclic_let::cyclic_let(&places));
}
