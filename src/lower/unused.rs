//! Parameters and conditions that nothing uses in the end: both branches of a choice were the same, or a test was always true.

use indexmap::IndexSet;

use crate::cfn::{Condition, Template, Value};

/// Removes them. A condition may have been the only one to name a parameter or another condition.
pub(super) fn remove(template: &mut Template) {
    let mut conditions: IndexSet<String> = IndexSet::new();
    let mut names: IndexSet<String> = IndexSet::new();
    let mut value = |value: &Value| {
        value.walk(&mut |part| {
            if let Value::If(condition, ..) = part {
                conditions.insert(condition.clone());
            }
        });
        names_in(value, &mut |name| {
            names.insert(name.to_owned());
        });
    };
    for resource in template.resources.values() {
        resource.properties.values().for_each(|property| value(&property.value));
        let others =
            resource.metadata.values().chain(&resource.creation_policy).chain(&resource.update_policy);
        others.for_each(&mut value);
    }
    template.outputs.values().for_each(|output| value(&output.value.value));
    let guards = template.resources.values().filter_map(|resource| resource.condition.as_ref());
    conditions.extend(
        guards.chain(template.outputs.values().filter_map(|output| output.condition.as_ref())).cloned(),
    );
    // Each condition that is used may name others: the list grows while it is read.
    let mut index = 0;
    while let Some(name) = conditions.get_index(index).cloned() {
        if let Some(condition) = template.conditions.get(&name) {
            parts(condition, &mut conditions, &mut names);
        }
        index += 1;
    }
    template.rules.values().for_each(|rule| parts(&rule.assertion, &mut conditions, &mut names));
    template.conditions.retain(|name, _| conditions.contains(name));
    template.parameters.retain(|name, _| names.contains(name));
}

/// What a condition names: other conditions, and parameters.
fn parts(condition: &Condition, conditions: &mut IndexSet<String>, names: &mut IndexSet<String>) {
    let mut add = |value: &Value| {
        value.walk(&mut |part| {
            if let Value::If(condition, ..) = part {
                conditions.insert(condition.clone());
            }
        });
        names_in(value, &mut |name| {
            names.insert(name.to_owned());
        });
    };
    match condition {
        Condition::Equals(left, right) => {
            add(left);
            add(right);
        }
        Condition::Contains(items, value) => {
            items.iter().for_each(&mut add);
            add(value);
        }
        Condition::And(items) | Condition::Or(items) => {
            for item in items {
                parts(item, conditions, names);
            }
        }
        Condition::Not(inner) => parts(inner, conditions, names),
        Condition::Named(name) => {
            conditions.insert(name.clone());
        }
    }
}

/// Calls `visit` with each parameter and resource that a value names.
pub(super) fn names_in(value: &Value, visit: &mut impl FnMut(&str)) {
    value.walk(&mut |part| match part {
        Value::Ref(name) | Value::GetAtt(name, _) => visit(name),
        Value::Sub(text) | Value::SubWith(text, _) => {
            for placeholder in text.split("${").skip(1).filter(|part| !part.starts_with('!')) {
                visit(placeholder.split(['}', '.']).next().unwrap_or_default());
            }
        }
        _ => {}
    });
}
