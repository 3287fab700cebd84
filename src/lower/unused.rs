//! Parameters, conditions and mappings that nothing uses in the end, because both branches of a choice were the same or a test was constant.

use crate::cfn::{Condition, Map, Mapping, Parameter, Template, Value};

/// Removes them. A condition may have been the only one to name a parameter or another condition.
pub(super) fn remove(template: &mut Template) {
    let mut used = Uses::new(template);
    for resource in template.resources.values() {
        resource.properties.values().for_each(|property| used.value(&property.value));
        let others =
            resource.metadata.values().chain(&resource.creation_policy).chain(&resource.update_policy);
        others.for_each(|value| used.value(value));
        resource.condition.iter().for_each(|name| used.condition(name));
    }
    for output in template.outputs.values() {
        used.value(&output.value.value);
        output.condition.iter().for_each(|name| used.condition(name));
    }
    // A rule keeps its parameters: CloudFormation evaluates rules in every deployment.
    template.rules.values().for_each(|rule| used.parts(&rule.assertion));
    // A condition that is used may refer to others, so the list grows while it is read.
    let mut next = 0;
    while let Some(&index) = used.found.get(next) {
        if let Some((_, condition)) = template.conditions.get_index(index) {
            used.parts(condition);
        }
        next += 1;
    }
    let Uses { used_conditions, used_parameters, used_mappings, .. } = used;
    retain(&mut template.mappings, &used_mappings);
    retain(&mut template.conditions, &used_conditions);
    retain(&mut template.parameters, &used_parameters);
}

fn retain<T>(entries: &mut Map<T, String>, used: &[bool]) {
    let mut used = used.iter();
    entries.retain(|_, _| used.next() == Some(&true));
}

/// What is used of a template's parameters, conditions and mappings, by their index.
struct Uses<'a> {
    conditions: &'a Map<Condition, String>,
    used_conditions: Vec<bool>,
    /// The conditions that are used, in the order in which they were found.
    found: Vec<usize>,
    parameters: &'a Map<Parameter, String>,
    used_parameters: Vec<bool>,
    mappings: &'a Map<Mapping, String>,
    used_mappings: Vec<bool>,
}

impl<'a> Uses<'a> {
    fn new(template: &'a Template) -> Self {
        let Template { conditions, parameters, mappings, .. } = template;
        Self {
            conditions,
            used_conditions: vec![false; conditions.len()],
            found: Vec::new(),
            parameters,
            used_parameters: vec![false; parameters.len()],
            mappings,
            used_mappings: vec![false; mappings.len()],
        }
    }

    fn value(&mut self, value: &Value) {
        value.walk(&mut |part| {
            match part {
                Value::If(condition, ..) => self.condition(condition),
                Value::FindInMap(mapping, _) => self.mapping(mapping),
                _ => {}
            }
            // A resource has no entry in `parameters`, so its name changes nothing.
            part.own_names(&mut |name| self.parameter(name));
        });
    }

    fn parameter(&mut self, name: &str) {
        let index = self.parameters.get_index_of(name);
        if let Some(used) = index.and_then(|index| self.used_parameters.get_mut(index)) {
            *used = true;
        }
    }

    fn mapping(&mut self, name: &str) {
        let index = self.mappings.get_index_of(name);
        if let Some(used) = index.and_then(|index| self.used_mappings.get_mut(index)) {
            *used = true;
        }
    }

    fn condition(&mut self, name: &str) {
        let Some(index) = self.conditions.get_index_of(name) else { return };
        // Only the first use adds it to the list.
        if let Some(used @ false) = self.used_conditions.get_mut(index) {
            *used = true;
            self.found.push(index);
        }
    }

    /// What a condition names: other conditions, and parameters.
    fn parts(&mut self, condition: &Condition) {
        match condition {
            Condition::Equals(left, right) => {
                self.value(left);
                self.value(right);
            }
            Condition::Contains(items, value) => {
                for item in items {
                    self.value(item);
                }
                self.value(value);
            }
            Condition::And(items) | Condition::Or(items) => items.iter().for_each(|item| self.parts(item)),
            Condition::Not(inner) => self.parts(inner),
            Condition::Named(name) => self.condition(name),
        }
    }
}
