//! The order of deployment: what is imported comes first.

use super::Lowering;

/// The stacks, each after those that it imports from; otherwise as they were: file systems, clusters, functions.
pub(super) fn by_dependency(stacks: Vec<Lowering>) -> Vec<Lowering> {
    let mut waiting = stacks;
    let mut ordered: Vec<Lowering> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = |stack: &Lowering| {
            stack.depends_on.iter().all(|unit| ordered.iter().any(|done| done.unit == *unit))
        };
        // names::cycles has refused blocks that need each other, so one is always ready.
        let next = waiting.iter().position(ready).unwrap_or_default();
        ordered.push(waiting.remove(next));
    }
    ordered
}
