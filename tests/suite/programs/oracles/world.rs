//! A template as it is deployed with some values of its parameters: conditions decided, functions evaluated.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// Values of parameters by name; `null` is unknown.
pub(super) type Values = BTreeMap<String, Value>;

/// A template with values.
pub(super) struct World<'a> {
    pub(super) stack: &'a str,
    pub(super) template: &'a Value,
    pub(super) values: &'a Values,
    /// Names of exports that are imported; `null` where a name is unknown.
    pub(super) imports: Vec<Value>,
    pub(super) problems: Vec<String>,
}

impl<'a> World<'a> {
    pub(super) fn new(stack: &'a str, template: &'a Value, values: &'a Values) -> Self {
        Self { stack, template, values, imports: Vec::new(), problems: Vec::new() }
    }

    /// Whether the template's rules let the values pass.
    pub(super) fn may_be(&mut self) -> bool {
        let rules: Vec<&Value> = entries(self.template, "Rules").map(|(_, rule)| rule).collect();
        rules
            .iter()
            .flat_map(|rule| rule["Assertions"].as_array().unwrap())
            .all(|each| self.decide(&each["Assert"]))
    }

    /// Whether a resource or an output is there.
    pub(super) fn has(&mut self, entry: &Value) -> bool {
        entry["Condition"].as_str().is_none_or(|name| self.holds(name))
    }

    fn holds(&mut self, name: &str) -> bool {
        match self.template["Conditions"].get(name) {
            Some(condition) => self.decide(condition),
            None => false,
        }
    }

    fn decide(&mut self, condition: &Value) -> bool {
        let Some((function, argument)) = call(condition) else { return false };
        let items = argument.as_array().map(Vec::as_slice).unwrap_or_default();
        match (function, items) {
            ("Condition", _) => self.holds(argument.as_str().unwrap_or_default()),
            ("Fn::Not", [inner]) => !self.decide(inner),
            ("Fn::And", items) => items.iter().all(|item| self.decide(item)),
            ("Fn::Or", items) => items.iter().any(|item| self.decide(item)),
            ("Fn::Equals", [a, b]) => {
                let (a, b) = (self.evaluate(a, "a condition"), self.evaluate(b, "a condition"));
                matches!((text(a), text(b)), (Some(a), Some(b)) if a == b)
            }
            ("Fn::Contains", [list, value]) => {
                let value = self.evaluate(value, "a rule").and_then(|value| text(Some(value)));
                list.as_array().is_some_and(|list| {
                    list.iter().any(|item| value.is_some() && text(Some(item.clone())) == value)
                })
            }
            _ => {
                self.problems.push(format!(
                    "condition: {function} is no function of conditions, or has other arguments"
                ));
                false
            }
        }
    }

    /// The value; `None` is `AWS::NoValue`, `null` what only a deployment knows.
    pub(super) fn evaluate(&mut self, value: &Value, place: &str) -> Option<Value> {
        if let Some((function, argument)) = call(value) {
            return self.call(function, argument, place);
        }
        match value {
            Value::Array(items) => {
                Some(Value::Array(items.iter().filter_map(|item| self.evaluate(item, place)).collect()))
            }
            Value::Object(map) => Some(Value::Object(
                map.iter()
                    .filter_map(|(key, inner)| Some((key.clone(), self.evaluate(inner, place)?)))
                    .collect(),
            )),
            scalar => Some(scalar.clone()),
        }
    }

    fn call(&mut self, function: &str, argument: &Value, place: &str) -> Option<Value> {
        match function {
            "Ref" => return self.refer(argument.as_str().unwrap(), place),
            "Fn::If" => {
                let index = if self.holds(argument[0].as_str().unwrap()) { 1 } else { 2 };
                return self.evaluate(&argument[index], place);
            }
            "Fn::GetAtt" => {
                let id = argument[0].as_str().unwrap();
                self.must_exist(id, place);
                return Some(Value::Null);
            }
            "Fn::Sub" => {
                let (text, own) = match argument {
                    Value::Array(parts) => (parts[0].as_str().unwrap(), self.evaluate(&parts[1], place)),
                    text => (text.as_str().unwrap(), None),
                };
                return Some(self.substitute(text, &own.unwrap_or_default(), place));
            }
            _ => {}
        }
        let value = self.evaluate(argument, place).unwrap_or_default();
        Some(match function {
            "Fn::FindInMap" => {
                let path = [0, 1, 2].map(|at| text(Some(value[at].clone())).unwrap());
                let found = &self.template["Mappings"][&path[0]][&path[1]][&path[2]];
                if found.is_null() {
                    self.problems.push(format!("mapping: {place} finds nothing at {path:?}"));
                }
                found.clone()
            }
            "Fn::ImportValue" => {
                self.imports.push(value);
                Value::Null
            }
            "Fn::Join" => match value[1].as_array() {
                Some(items) if items.iter().all(|item| text(Some(item.clone())).is_some()) => {
                    let items: Vec<String> =
                        items.iter().filter_map(|item| text(Some(item.clone()))).collect();
                    json!(items.join(value[0].as_str().unwrap()))
                }
                _ => Value::Null,
            },
            "Fn::Split" => match value[1].as_str() {
                Some(text) => text.split(value[0].as_str().unwrap()).collect(),
                None => Value::Null,
            },
            "Fn::Select" => {
                let index = text(Some(value[0].clone())).unwrap().parse::<usize>().unwrap();
                match value[1].as_array() {
                    Some(items) if index >= items.len() => {
                        self.problems
                            .push(format!("select: {place} takes element {index} of {}", items.len()));
                        Value::Null
                    }
                    Some(items) => items[index].clone(),
                    None => Value::Null,
                }
            }
            // Text, or a list, of which nothing is known.
            _ => Value::Null,
        })
    }

    fn refer(&mut self, name: &str, place: &str) -> Option<Value> {
        match name {
            "AWS::NoValue" => return None,
            "AWS::StackName" => return Some(json!(self.stack)),
            _ => {}
        }
        if let Some(value) = self.values.get(name)
            && self.template["Parameters"].get(name).is_some()
        {
            return Some(value.clone());
        }
        if !name.starts_with("AWS::") && self.template["Parameters"].get(name).is_none() {
            self.must_exist(name, place);
        }
        Some(Value::Null)
    }

    fn substitute(&mut self, text: &str, own: &Value, place: &str) -> Value {
        let mut whole = Some(String::new());
        let mut parts = text.split("${");
        let mut add = |part: Option<String>| match (&mut whole, part) {
            (Some(whole), Some(part)) => whole.push_str(&part),
            (whole, _) => *whole = None,
        };
        add(parts.next().map(ToOwned::to_owned));
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            if let Some(literal) = name.strip_prefix('!') {
                add(Some(format!("${{{literal}}}")));
            } else if let Some(value) = own.get(name) {
                add(self::text(Some(value.clone())));
            } else if let Some((id, _)) = name.split_once('.') {
                self.must_exist(id, place);
                add(None);
            } else {
                add(self.refer(name, place).and_then(|value| self::text(Some(value))));
            }
            add(Some(rest.to_owned()));
        }
        whole.map_or(Value::Null, Value::String)
    }

    /// A reference to a resource that is not there fails the deployment.
    fn must_exist(&mut self, id: &str, place: &str) {
        let there = match self.template["Resources"].get(id) {
            Some(resource) => {
                let resource = resource["Condition"].clone();
                resource.as_str().is_none_or(|name| self.holds(name))
            }
            None => false,
        };
        if !there {
            let steering = steering(self.template);
            let chosen: Vec<String> = self
                .values
                .iter()
                .filter(|(name, _)| steering.contains(*name))
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            self.problems.push(format!(
                "absent: {place} refers to {id}, which is not there with {}",
                chosen.join(" ")
            ));
        }
    }
}

/// The entries of a section of a template.
pub(super) fn entries<'a>(
    template: &'a Value,
    section: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    template[section].as_object().into_iter().flatten()
}

/// An intrinsic function and its argument.
pub(super) fn call(value: &Value) -> Option<(&str, &Value)> {
    let map = value.as_object().filter(|map| map.len() == 1)?;
    let (name, argument) = map.iter().next()?;
    let is_condition = name == "Condition" && argument.is_string();
    (name == "Ref" || is_condition || name.starts_with("Fn::")).then_some((name.as_str(), argument))
}

/// A scalar as CloudFormation compares it.
pub(super) fn text(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
        scalar => Some(scalar.to_string()),
    }
}

/// The parameters that conditions and rules speak of.
pub(super) fn steering(template: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for section in ["Conditions", "Rules"] {
        walk(&template[section], &mut |value| {
            if let Some(("Ref", Value::String(name))) = call(value)
                && !name.starts_with("AWS::")
            {
                names.insert(name.clone());
            }
        });
    }
    names
}

pub(super) fn walk<'a>(value: &'a Value, visit: &mut impl FnMut(&'a Value)) {
    visit(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        Value::Object(map) => map.values().for_each(|inner| walk(inner, visit)),
        _ => {}
    }
}
