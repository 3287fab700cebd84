//! The order of deployment: what is imported comes first.

use std::collections::HashMap;

use super::Lowering;
use crate::graph;
use crate::ir::BlockId;

/// The stacks, each after those that it imports from; otherwise as they were: file systems, clusters, functions.
pub(super) fn by_dependency(stacks: Vec<Lowering>) -> Vec<Lowering> {
    let places: HashMap<BlockId, usize> =
        stacks.iter().enumerate().map(|(at, stack)| (stack.stack.id(), at)).collect();
    let needs = |stack: &Lowering| {
        stack.depends_on.iter().filter_map(|before| places.get(&before.id()).copied()).collect()
    };
    let needed: Vec<Vec<usize>> = stacks.iter().map(needs).collect();
    let mut stacks: Vec<Option<Lowering>> = stacks.into_iter().map(Some).collect();
    let order = graph::topological(&needed);
    order.into_iter().filter_map(|at| stacks.get_mut(at).and_then(Option::take)).collect()
}
