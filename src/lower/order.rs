//! The order of deployment: what is imported comes first.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::Lowering;
use crate::ir::BlockId;

/// The stacks, each after those that it imports from; otherwise as they were: file systems, clusters, functions.
pub(super) fn by_dependency(stacks: Vec<Lowering>) -> Vec<Lowering> {
    let places: HashMap<BlockId, usize> =
        stacks.iter().enumerate().map(|(at, stack)| (stack.unit.id(), at)).collect();
    // How many stacks each one waits for, and which ones wait for it.
    let mut waits: Vec<usize> = Vec::with_capacity(stacks.len());
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); stacks.len()];
    for (at, stack) in stacks.iter().enumerate() {
        waits.push(stack.depends_on.len());
        for unit in &stack.depends_on {
            if let Some(list) = places.get(&unit.id()).and_then(|&before| waiting.get_mut(before)) {
                list.push(at);
            }
        }
    }
    // names::cycles has refused blocks that need each other, so one is always ready: the first of those takes its turn.
    let free = waits.iter().enumerate().filter(|&(_, &count)| count == 0);
    let mut ready: BinaryHeap<Reverse<usize>> = free.map(|(at, _)| Reverse(at)).collect();
    let mut stacks: Vec<Option<Lowering>> = stacks.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(stacks.len());
    while let Some(Reverse(at)) = ready.pop() {
        ordered.extend(stacks.get_mut(at).and_then(Option::take));
        for &next in waiting.get(at).into_iter().flatten() {
            if let Some(count) = waits.get_mut(next) {
                *count -= 1;
                if *count == 0 {
                    ready.push(Reverse(next));
                }
            }
        }
    }
    ordered.extend(stacks.into_iter().flatten());
    ordered
}
