//! Choices that are decided where they stand: inside of a branch, or of a resource or an output with a condition, that condition is known.

use crate::cfn::{Condition, Map, Template, Value};

/// Replaces them by the branch that is taken.
///
/// A value that may be absent is a choice wherever a `let` or a param gives it, although what takes it is there only with the value.
pub(super) fn replace(template: &mut Template) {
    let Template { conditions, resources, outputs, .. } = template;
    for resource in resources.values_mut() {
        let mut known = Known::new(conditions, resource.condition.as_deref());
        resource.properties.values_mut().for_each(|property| known.decide(&mut property.value));
        let parts = resource.creation_policy.iter_mut().chain(&mut resource.update_policy);
        parts.for_each(|value| known.decide(value));
    }
    for output in outputs.values_mut() {
        Known::new(conditions, output.condition.as_deref()).decide(&mut output.value.value);
    }
}

/// Conditions, and whether they hold.
struct Known(Vec<(String, bool)>);

impl Known {
    /// What holds where a condition does: it, and what it is made of.
    fn new(conditions: &Map<Condition, String>, name: Option<&str>) -> Self {
        let mut known: Vec<(String, bool)> = Vec::new();
        let mut next: Vec<&str> = name.into_iter().collect();
        while let Some(name) = next.pop() {
            known.push((name.to_owned(), true));
            match conditions.get(name) {
                Some(Condition::And(parts)) => next.extend(parts.iter().filter_map(named)),
                Some(Condition::Named(other)) => next.push(other),
                _ => {}
            }
        }
        Self(known)
    }

    fn decide(&mut self, value: &mut Value) {
        while let Value::If(condition, then, otherwise) = value {
            let Some((_, holds)) = self.0.iter().find(|(name, _)| name == condition) else { break };
            let branch = if *holds { then } else { otherwise };
            *value = std::mem::replace(branch, Value::Bool(false));
        }
        if let Value::If(condition, then, otherwise) = value {
            for (branch, holds) in [(then, true), (otherwise, false)] {
                self.0.push((condition.clone(), holds));
                self.decide(branch);
                self.0.pop();
            }
        } else {
            value.parts_mut(&mut |part| self.decide(part));
        }
    }
}

fn named(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::Named(name) => Some(name),
        _ => None,
    }
}
