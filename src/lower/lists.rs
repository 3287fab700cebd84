//! Lists with elements that depend on conditions.

use super::{Lowering, Test};
use crate::cfn::Value;

/// An element, and whether it is there.
pub(in crate::lower) type Item = (Test, Value);

impl Lowering<'_> {
    /// The list as one value. With few guards, it is a choice between the list with and without the guarded elements: linters cannot look
    /// into a list with `AWS::NoValue` in it. Each guard doubles the lists, so more than two guards become `AWS::NoValue`.
    pub(in crate::lower) fn list(&mut self, items: Vec<Item>) -> Value {
        let guards = guards(&items);
        match guards.as_slice() {
            [] => Value::List(
                items.into_iter().filter(|(test, _)| *test != Test::NEVER).map(|(_, value)| value).collect(),
            ),
            [guard, ..] if guards.len() <= 2 => {
                let guard = guard.clone();
                // Each step takes one guard out of the list, so the recursion ends after two.
                let with = self.list(assume(&items, &guard, true));
                let without = self.list(assume(&items, &guard, false));
                self.choose(&guard, with, without)
            }
            _ => Value::List(
                items.into_iter().map(|(test, value)| self.choose(&test, value, Value::no_value())).collect(),
            ),
        }
    }
}

/// The distinct guards of the elements. The parts of a conjunction count separately.
pub(in crate::lower) fn guards(items: &[Item]) -> Vec<Test> {
    let mut found: Vec<Test> = Vec::new();
    for (test, _) in items {
        for part in test.parts() {
            let part = part.positive();
            if !found.contains(&part) && !matches!(part, Test::Known(_)) {
                found.push(part);
            }
        }
    }
    found
}

/// The elements where a guard is known to hold, or not to.
fn assume(items: &[Item], guard: &Test, holds: bool) -> Vec<Item> {
    items.iter().map(|(test, value)| (test.assume(guard, holds), value.clone())).collect()
}
