//! Whether everything that a template names is in it.

use std::collections::BTreeSet;

use serde_json::Value;

/// What a template names and does not have: parameters, resources, conditions.
pub(crate) fn unresolved(template: &Value) -> Vec<String> {
    let names = |section: &str| -> BTreeSet<&str> {
        template[section].as_object().into_iter().flat_map(|map| map.keys().map(String::as_str)).collect()
    };
    let mut walk = Walk {
        values: names("Parameters").into_iter().chain(names("Resources")).collect(),
        resources: names("Resources"),
        conditions: names("Conditions"),
        missing: Vec::new(),
    };
    for section in ["Conditions", "Rules", "Resources", "Outputs"] {
        walk.value(&template[section], &BTreeSet::new());
    }
    walk.missing
}

struct Walk<'a> {
    values: BTreeSet<&'a str>,
    resources: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
    missing: Vec<String>,
}

impl Walk<'_> {
    /// `local`: the names that a `Fn::Sub` brings with it.
    fn value(&mut self, value: &Value, local: &BTreeSet<&str>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.value(item, local)),
            Value::Object(map) => {
                for (key, inner) in map {
                    match (key.as_str(), inner) {
                        ("Ref", Value::String(name)) => self.reference(name),
                        ("Fn::GetAtt", Value::Array(path)) => self.resource(path[0].as_str().unwrap()),
                        ("Fn::GetAtt", Value::String(path)) => self.resource(path.split('.').next().unwrap()),
                        ("Fn::Sub", Value::String(text)) => self.text(text, local),
                        ("Fn::Sub", Value::Array(parts)) => {
                            let names = parts[1].as_object().unwrap().keys().map(String::as_str).collect();
                            self.text(parts[0].as_str().unwrap(), &names);
                            self.value(&parts[1], local);
                        }
                        ("Fn::If", Value::Array(parts)) => {
                            self.condition(parts[0].as_str().unwrap());
                            parts[1..].iter().for_each(|part| self.value(part, local));
                        }
                        // Of a resource, an output or a condition; the map of a policy statement is another thing.
                        ("Condition", Value::String(name)) => self.condition(name),
                        ("DependsOn", Value::String(name)) => self.resource(name),
                        ("DependsOn", Value::Array(names)) => {
                            // Those of a container are containers, each with a condition of ECS.
                            names.iter().filter_map(Value::as_str).for_each(|name| self.resource(name));
                        }
                        _ => self.value(inner, local),
                    }
                }
            }
            _ => {}
        }
    }

    /// `${Name}` and `${Name.Attribute}` of a `Fn::Sub`; `${!Name}` is text.
    fn text(&mut self, text: &str, local: &BTreeSet<&str>) {
        for part in text.split("${").skip(1) {
            let name = part.split('}').next().unwrap();
            if name.starts_with('!') || local.contains(name) {
                continue;
            }
            match name.split_once('.') {
                Some((resource, _)) => self.resource(resource),
                None => self.reference(name),
            }
        }
    }

    fn reference(&mut self, name: &str) {
        self.check(name.starts_with("AWS::") || self.values.contains(name), name);
    }

    fn resource(&mut self, name: &str) {
        self.check(self.resources.contains(name), name);
    }

    fn condition(&mut self, name: &str) {
        self.check(self.conditions.contains(name), name);
    }

    fn check(&mut self, known: bool, name: &str) {
        if !known {
            self.missing.push(name.to_owned());
        }
    }
}

#[test]
fn what_is_not_there_is_found() {
    let template = serde_json::json!({
        "Parameters": { "A": {} },
        "Conditions": { "C": { "Fn::Equals": [{ "Ref": "A" }, "x"] } },
        "Resources": { "R": { "Condition": "D", "Properties": { "P": { "Fn::Sub": "${A}-${R.Arn}-${B}-${!E}" } } } },
        "Outputs": { "O": { "Value": { "Fn::GetAtt": ["S", "Arn"] } } },
    });
    assert_eq!(unresolved(&template), ["D", "B", "S"]);
}
