//! Stacks refer to each other in one direction: efs, cluster, lambda. An `existing` block has no stack, but what it is made
//! of may come from one, so that it stands between its users and that stack.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::context::Checker;
use super::declared::References;
use crate::diagnostics::catalog::types as catalog;
use crate::ir::by_id;
use crate::ir::{BlockId, BlockKind, Program};
use crate::source::Span;

/// Reports references between blocks that would make two stacks wait for each other.
pub(super) fn check(checker: &mut Checker<'_, '_>, program: &Program, references: &References) {
    let home = |id: BlockId| stack_of(program, id);
    let mut edges: IndexMap<BlockId, Vec<(BlockId, Span)>> = IndexMap::new();
    for (from, to, span) in references {
        if let (Some(from), Some(to)) = (home(*from), home(*to))
            && (from != to || is_existing(from))
        {
            edges.entry(from).or_default().push((to, *span));
        }
    }
    let circular = circular(&edges);
    let mut reported: BTreeSet<BlockId> = BTreeSet::new();
    for start in edges.keys().copied().filter(|start| circular.contains(start)) {
        if reported.contains(&start) {
            continue;
        }
        if let Some(path) = way_back(start, &edges) {
            reported.extend(path.iter().map(|(id, _)| *id));
            let named: Vec<(String, Span)> =
                path.iter().map(|(id, span)| (block_name(program, *id), *span)).collect();
            let diagnostic = if path.iter().all(|(id, _)| is_existing(*id)) {
                catalog::stack_cycle::existing_cycle(&named)
            } else {
                catalog::stack_cycle(&named)
            };
            checker.report(diagnostic);
        }
    }
}

/// The stacks that a way leads to and from a circle: what is left when those without a way on are taken away, one after another.
fn circular(edges: &IndexMap<BlockId, Vec<(BlockId, Span)>>) -> BTreeSet<BlockId> {
    let mut ways: BTreeMap<BlockId, usize> = BTreeMap::new();
    let mut into: BTreeMap<BlockId, Vec<BlockId>> = BTreeMap::new();
    for (from, list) in edges {
        *ways.entry(*from).or_default() += list.len();
        for (to, _) in list {
            ways.entry(*to).or_default();
            into.entry(*to).or_default().push(*from);
        }
    }
    let ends = ways.iter().filter(|(_, count)| **count == 0);
    let mut ends: Vec<BlockId> = ends.map(|(id, _)| *id).collect();
    while let Some(end) = ends.pop() {
        ways.remove(&end);
        for from in into.get(&end).into_iter().flatten() {
            if let Some(count) = ways.get_mut(from) {
                *count -= 1;
                if *count == 0 {
                    ends.push(*from);
                }
            }
        }
    }
    ways.into_keys().collect()
}

/// The block whose values come together with a block's: a listener stands in its cluster's stack.
fn stack_of(program: &Program, id: BlockId) -> Option<BlockId> {
    match id.kind {
        BlockKind::Listener => by_id(&program.listeners, id)?.block.cluster.id,
        BlockKind::Network
        | BlockKind::ExistingVolume
        | BlockKind::Volume
        | BlockKind::Cluster
        | BlockKind::Scaling => Some(id),
    }
}

fn is_existing(id: BlockId) -> bool {
    matches!(id.kind, BlockKind::Network | BlockKind::ExistingVolume)
}

fn block_name(program: &Program, id: BlockId) -> String {
    let name = match id.kind {
        BlockKind::Volume => by_id(&program.volumes, id).map(|block| ("volume", &block.name.value)),
        BlockKind::Cluster => by_id(&program.clusters, id).map(|block| ("cluster", &block.name.value)),
        BlockKind::Scaling => by_id(&program.scalings, id).map(|block| ("scaling", &block.name.value)),
        BlockKind::Network => by_id(&program.networks, id).map(|block| ("network", &block.name.value)),
        BlockKind::ExistingVolume => {
            by_id(&program.existing_volumes, id).map(|block| ("volume", &block.name.value))
        }
        BlockKind::Listener => None,
    };
    name.map(|(kind, name)| format!("{kind}.{name}")).unwrap_or_default()
}

/// A way from a stack back to itself: each stack with the place of the reference that leads on.
fn way_back(start: BlockId, edges: &IndexMap<BlockId, Vec<(BlockId, Span)>>) -> Option<Vec<(BlockId, Span)>> {
    let mut came: IndexMap<BlockId, (BlockId, Span)> = IndexMap::new();
    let mut queue = vec![start];
    while let Some(at) = queue.pop() {
        for (to, span) in edges.get(&at).into_iter().flatten() {
            if *to == start {
                let mut path = vec![(at, *span)];
                let mut current = at;
                while let Some((before, span)) = came.get(&current).copied() {
                    path.push((before, span));
                    current = before;
                }
                path.reverse();
                return Some(path);
            }
            if !came.contains_key(to) {
                came.insert(*to, (at, *span));
                queue.push(*to);
            }
        }
    }
    None
}
