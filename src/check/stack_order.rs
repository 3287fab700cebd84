//! Stacks refer to each other in one direction: efs, cluster, lambda. An `existing` block has no stack, but what it is made
//! of may come from one, so that it stands between its users and that stack.

use indexmap::IndexMap;

use super::context::Checker;
use crate::diagnostics::catalog::types as catalog;
use crate::graph;
use crate::ir::{BlockId, Declared, Home, Program};
use crate::source::Span;

/// The references between top-level blocks: from, to, where. The order of the stacks follows from them.
pub(super) type References = Vec<(BlockId, BlockId, Span)>;

/// A reference that leads from one stack to another.
struct Edge {
    /// The block that messages speak of.
    named: BlockId,
    /// The block of the other stack.
    to: BlockId,
    span: Span,
}

/// Reports references between blocks that would make two stacks wait for each other.
pub(super) fn check(checker: &mut Checker<'_, '_>, program: &Program, references: &References) {
    let home = |id: BlockId| stack_of(program, id);
    let mut edges: IndexMap<BlockId, Vec<Edge>> = IndexMap::new();
    for &(referring, to, span) in references {
        if let (Some(from), Some(to)) = (home(referring), home(to))
            // Inside one stack references need no order. An existing block that refers to itself
            // could never be resolved.
            && (from != to || from.kind().is_existing())
        {
            // The owner of a shared stack is only the first of those that share it.
            let is_shared = matches!(from.kind().home(), Home::Shared(_));
            let named = if is_shared { referring } else { from };
            edges.entry(from).or_default().push(Edge { named, to, span });
        }
    }
    for path in paths_back(&edges) {
        let named: Vec<(String, Span)> =
            path.iter().map(|(id, span)| (block_name(program, *id), *span)).collect();
        let diagnostic = if path.iter().all(|(id, _)| id.kind().is_existing()) {
            catalog::stack_cycle::existing_cycle(&named)
        } else {
            catalog::stack_cycle(&named)
        };
        checker.report(diagnostic);
    }
}

/// The cycles: each block with the place of the reference that leads on.
fn paths_back(edges: &IndexMap<BlockId, Vec<Edge>>) -> Vec<Vec<(BlockId, Span)>> {
    // What has no references of its own is on no cycle.
    let indices = |list: &Vec<Edge>| list.iter().filter_map(|edge| edges.get_index_of(&edge.to)).collect();
    let targets: Vec<Vec<usize>> = edges.values().map(indices).collect();
    let step = |(from, to): (&usize, &usize)| {
        let ((_, references), (target, _)) = edges.get_index(*from).zip(edges.get_index(*to))?;
        references.iter().find(|edge| edge.to == *target).map(|edge| (edge.named, edge.span))
    };
    let path = |cycle: Vec<usize>| cycle.iter().zip(cycle.iter().cycle().skip(1)).filter_map(step).collect();
    graph::cycles(&targets).into_iter().map(path).collect()
}

/// The block whose values come together with a block's: a listener stands in its cluster's stack.
fn stack_of(program: &Program, id: BlockId) -> Option<BlockId> {
    if id.kind().is_existing() { Some(id) } else { program.owner(id) }
}

fn block_name(program: &Program, id: BlockId) -> String {
    program.get(id).map(Declared::reference).unwrap_or_default()
}
