//! Graphs: an order in which everything comes after what it needs, and the cycles that there are. A graph is a list of the nodes'
//! targets, by index. Nothing recurses: a path may be as long as the program.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, VecDeque};

/// The nodes, each after its targets; otherwise in their order. Nodes that need themselves, and those that need them, come last.
pub fn topological(targets: &[Vec<usize>]) -> Vec<usize> {
    let mut sources: Vec<Vec<usize>> = vec![Vec::new(); targets.len()];
    for (node, list) in targets.iter().enumerate() {
        for &target in list {
            if let Some(sources) = sources.get_mut(target) {
                sources.push(node);
            }
        }
    }
    let mut missing: Vec<usize> = targets.iter().map(Vec::len).collect();
    let free = missing.iter().enumerate().filter(|&(_, &count)| count == 0);
    let mut ready: BinaryHeap<Reverse<usize>> = free.map(|(node, _)| Reverse(node)).collect();
    let mut order = Vec::with_capacity(targets.len());
    while let Some(Reverse(node)) = ready.pop() {
        order.push(node);
        for &source in sources.get(node).into_iter().flatten() {
            if let Some(count) = missing.get_mut(source) {
                *count -= 1;
                if *count == 0 {
                    ready.push(Reverse(source));
                }
            }
        }
    }
    order.extend(missing.iter().enumerate().filter(|&(_, &count)| count > 0).map(|(node, _)| node));
    order
}

/// Cycles that together have every node that is on one: of the first node that no cycle before has, the shortest one. Each begins
/// with that node; an edge leads from each node to the next, and from the last to the first.
pub fn cycles(targets: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let components = components(targets);
    let mut sizes = vec![0_usize; targets.len()];
    for &component in &components {
        if let Some(size) = sizes.get_mut(component) {
            *size += 1;
        }
    }
    // Most nodes are components of their own: only an edge to itself makes a cycle of one.
    let is_cyclic = |node: usize| {
        let size = components.get(node).and_then(|&component| sizes.get(component));
        size.is_some_and(|&size| size > 1) || targets.get(node).is_some_and(|list| list.contains(&node))
    };
    let mut covered = BTreeSet::new();
    let mut cycles = Vec::new();
    for node in (0..targets.len()).filter(|&node| is_cyclic(node)) {
        if covered.contains(&node) {
            continue;
        }
        if let Some(cycle) = shortest_cycle(targets, &components, node) {
            covered.extend(cycle.iter().copied());
            cycles.push(cycle);
        }
    }
    cycles
}

/// The shortest path from a node back to itself, breadth first. It does not leave the node's component: nothing leads back from
/// there.
fn shortest_cycle(targets: &[Vec<usize>], components: &[usize], start: usize) -> Option<Vec<usize>> {
    let component = components.get(start);
    let mut came_from: Vec<(usize, Option<usize>)> = vec![(start, None)];
    let mut seen = BTreeSet::from([start]);
    let mut queue = VecDeque::from([0]);
    while let Some(at) = queue.pop_front() {
        let &(node, _) = came_from.get(at)?;
        for &target in targets.get(node)? {
            if target == start {
                return Some(path_to(&came_from, at));
            }
            if components.get(target) == component && seen.insert(target) {
                queue.push_back(came_from.len());
                came_from.push((target, Some(at)));
            }
        }
    }
    None
}

/// The nodes from the start to an entry of a breadth-first search.
fn path_to(came_from: &[(usize, Option<usize>)], entry: usize) -> Vec<usize> {
    let entries = std::iter::successors(came_from.get(entry), |(_, before)| came_from.get((*before)?));
    let mut path: Vec<usize> = entries.map(|(node, _)| *node).collect();
    path.reverse();
    path
}

/// Of each node, its strongly connected component, by the component's first node: two nodes have the same if paths lead from each
/// to the other.
fn components(targets: &[Vec<usize>]) -> Vec<usize> {
    let mut search = Search::new(targets.len());
    for start in 0..targets.len() {
        if search.is_new(start) {
            search.enter(start);
        }
        while let Some((node, next)) = search.path.last_mut() {
            let (node, at) = (*node, *next);
            *next += 1;
            match targets.get(node).and_then(|targets| targets.get(at)) {
                Some(&target) if search.is_new(target) => search.enter(target),
                Some(&target) => search.close_cycle(target),
                None => search.leave(node),
            }
        }
    }
    search.component
}

/// Tarjan's search in Gabow's form: instead of the lowest number that each node reaches, a stack of the nodes that may yet be the
/// first of their components.
struct Search {
    /// In which order the nodes were entered; `usize::MAX` for those that were not.
    number: Vec<usize>,
    /// The component of each node; `usize::MAX` while it is open.
    component: Vec<usize>,
    entered: usize,
    /// The nodes whose component is open, in the order in which they were entered.
    open: Vec<usize>,
    firsts: Vec<usize>,
    /// The path from the start, with the next edge of each node.
    path: Vec<(usize, usize)>,
}

impl Search {
    fn new(nodes: usize) -> Self {
        let unknown = vec![usize::MAX; nodes];
        Self {
            number: unknown.clone(),
            component: unknown,
            entered: 0,
            open: Vec::new(),
            firsts: Vec::new(),
            path: Vec::new(),
        }
    }

    fn number(&self, node: usize) -> usize {
        self.number.get(node).copied().unwrap_or_default()
    }

    fn is_new(&self, node: usize) -> bool {
        self.number(node) == usize::MAX
    }

    fn enter(&mut self, node: usize) {
        if let Some(number) = self.number.get_mut(node) {
            *number = self.entered;
        }
        self.entered += 1;
        self.open.push(node);
        self.firsts.push(node);
        self.path.push((node, 0));
    }

    /// An edge leads to a node that was entered before: if that is still open, what was entered after it is in its component.
    fn close_cycle(&mut self, target: usize) {
        if self.component.get(target) == Some(&usize::MAX) {
            let number = self.number(target);
            while self.firsts.last().is_some_and(|&first| self.number(first) > number) {
                self.firsts.pop();
            }
        }
    }

    /// All edges of a node are followed: if it is the first of its component, that is complete.
    fn leave(&mut self, node: usize) {
        self.path.pop();
        if self.firsts.last() != Some(&node) {
            return;
        }
        self.firsts.pop();
        while let Some(member) = self.open.pop() {
            if let Some(component) = self.component.get_mut(member) {
                *component = node;
            }
            if member == node {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_comes_after_its_targets_and_else_in_its_place() {
        assert_eq!(topological(&[vec![2], vec![], vec![], vec![0]]), [1, 2, 0, 3]);
        assert_eq!(topological(&[vec![1], vec![0], vec![], vec![1]]), [2, 0, 1, 3]);
    }

    #[test]
    fn the_shortest_cycle_of_a_node_is_found() {
        assert_eq!(cycles(&[vec![1], vec![2], vec![]]), Vec::<Vec<usize>>::new());
        assert_eq!(cycles(&[vec![0]]), [[0]]);
        assert_eq!(cycles(&[vec![1], vec![2, 3], vec![0], vec![2]]), [vec![0, 1, 2], vec![3, 2, 0, 1]]);
    }

    #[test]
    fn what_only_leads_to_a_cycle_or_away_from_one_is_on_none() {
        assert_eq!(cycles(&[vec![1], vec![2], vec![1, 3], vec![]]), [[1, 2]]);
        assert_eq!(cycles(&[vec![1], vec![0, 2], vec![3], vec![4], vec![3]]), [[0, 1], [3, 4]]);
    }

    #[test]
    fn every_node_of_a_long_cycle_is_on_it() {
        let length = 100_000;
        let ring: Vec<Vec<usize>> = (0..length).map(|node| vec![(node + 1) % length]).collect();
        assert_eq!(cycles(&ring), [(0..length).collect::<Vec<_>>()]);
    }
}
