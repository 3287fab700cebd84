//! The order of deployment: a stack comes after those that it imports from.

use std::collections::HashMap;

use super::Lowering;
use super::stack::Key;
use crate::graph;

/// The stacks, each after those that it imports from; otherwise as they were: networks, file systems, then each cluster
/// with its functions, so that it drains as soon as there are instances.
pub(super) fn by_dependency(stacks: Vec<Lowering>) -> Vec<Lowering> {
    let places: HashMap<Key, usize> =
        stacks.iter().enumerate().map(|(at, stack)| (stack.stack.key(), at)).collect();
    let needs = |stack: &Lowering| {
        stack.depends_on.iter().filter_map(|before| places.get(&before.key()).copied()).collect()
    };
    let needed: Vec<Vec<usize>> = stacks.iter().map(needs).collect();
    let mut stacks: Vec<Option<Lowering>> = stacks.into_iter().map(Some).collect();
    // Stacks that need each other were reported before lowering, so all of them are in the order.
    let order = graph::topological(&needed);
    order.into_iter().filter_map(|at| stacks.get_mut(at).and_then(Option::take)).collect()
}
