//! The form of each template: names resolve, nothing is circular, YAML reads as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use serde_yaml::Value as Yaml;

use super::world::{call, entries, walk};
use super::{Project, schemas};
use crate::agent;
use crate::mutations::references;

pub(super) fn problems(project: &Project) -> Vec<String> {
    let mut found = Vec::new();
    for ((name, template), emitted) in project.stacks.iter().zip(&project.compilation.output.templates) {
        let mut add = |sort: &str, diagnostic: String| found.push(format!("{sort}: {name}: {diagnostic}"));
        for missing in references::unresolved(template) {
            add("reference", format!("there is no {missing}"));
        }
        for diagnostic in attributes(template) {
            add("attribute", diagnostic);
        }
        for diagnostic in conditions(template) {
            add("condition", diagnostic);
        }
        if let Some(cycle) = cycle(template) {
            add("cycle", cycle.join(" → "));
        }
        for unused in unused(template) {
            add("unused", unused);
        }
        for leak in agent::exposed(template) {
            add("agent", leak);
        }
        match serde_yaml::from_str::<Yaml>(&emitted.text) {
            Ok(yaml) if read(&yaml) == *template => {}
            Ok(_) => add("yaml", "the YAML does not say what the JSON says".into()),
            Err(error) => add("yaml", error.to_string()),
        }
    }
    found
}

/// Attributes that a resource's type does not have.
fn attributes(template: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |id: &str, attribute: &str| {
        let ty = template["Resources"][id]["Type"].as_str().unwrap_or_default();
        if !schemas::has_attribute(ty, attribute) {
            found.push(format!("{ty} has no attribute {attribute}"));
        }
    };
    for section in ["Resources", "Outputs"] {
        walk(&template[section], &mut |value| match call(value) {
            Some(("Fn::GetAtt", Value::Array(path))) => {
                let rest: Vec<&str> = path[1..].iter().filter_map(Value::as_str).collect();
                check(path[0].as_str().unwrap(), &rest.join("."));
            }
            Some(("Fn::Sub", text)) => {
                let text = text.as_str().or(text[0].as_str()).unwrap();
                for part in text.split("${").skip(1).filter(|part| !part.starts_with('!')) {
                    if let Some((id, attribute)) = part.split('}').next().unwrap().split_once('.') {
                        check(id, attribute);
                    }
                }
            }
            _ => {}
        });
    }
    found
}

/// Conditions and rules compare parameters, and combine two to ten of them.
fn conditions(template: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for section in ["Conditions", "Rules"] {
        walk(&template[section], &mut |value| match call(value) {
            Some((function @ ("Fn::And" | "Fn::Or"), Value::Array(items)))
                if !(2..=10).contains(&items.len()) =>
            {
                found.push(format!("{function} of {} conditions", items.len()));
            }
            Some((function @ ("Fn::GetAtt" | "Fn::ImportValue" | "Fn::GetAZs" | "Fn::Cidr"), _)) => {
                found.push(format!("{function} in {section}"));
            }
            Some(("Ref", Value::String(name))) if template["Resources"].get(name).is_some() => {
                found.push(format!("the resource {name} in {section}"));
            }
            // Functions of rules are not those of conditions.
            Some((
                function @ ("Fn::If" | "Fn::FindInMap" | "Fn::Sub" | "Fn::Join" | "Fn::Select" | "Fn::Split"),
                _,
            )) if section == "Rules" => {
                found.push(format!("{function} in a rule"));
            }
            Some((function @ ("Fn::Contains" | "Fn::EachMemberIn"), _)) if section == "Conditions" => {
                found.push(format!("{function} in a condition"));
            }
            Some(("Condition", _)) if section == "Rules" => found.push("a named condition in a rule".into()),
            _ => {}
        });
    }
    found
}

/// Resources that wait for each other.
fn cycle(template: &Value) -> Option<Vec<String>> {
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (id, resource) in entries(template, "Resources") {
        let targets = edges.entry(id).or_default();
        let mut add = |name: &'_ str| {
            if let Some((target, _)) =
                template["Resources"].as_object().and_then(|all| all.get_key_value(name))
            {
                targets.insert(target);
            }
        };
        for name in resource["DependsOn"].as_array().into_iter().flatten().chain([&resource["DependsOn"]]) {
            add(name.as_str().unwrap_or_default());
        }
        walk(resource, &mut |value| match call(value) {
            Some(("Ref", Value::String(name))) => add(name),
            Some(("Fn::GetAtt", path)) => add(path[0].as_str().unwrap()),
            Some(("Fn::Sub", text)) => {
                for part in text.as_str().or(text[0].as_str()).unwrap().split("${").skip(1) {
                    add(part.split(['}', '.']).next().unwrap());
                }
            }
            _ => {}
        });
    }
    let mut done: BTreeSet<&str> = BTreeSet::new();
    edges.keys().find_map(|start| visit(start, &edges, &mut Vec::new(), &mut done))
}

fn visit<'a>(
    at: &'a str,
    edges: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    way: &mut Vec<&'a str>,
    done: &mut BTreeSet<&'a str>,
) -> Option<Vec<String>> {
    if let Some(start) = way.iter().position(|each| *each == at) {
        return Some(way[start..].iter().chain([&at]).map(ToString::to_string).collect());
    }
    if done.contains(at) {
        return None;
    }
    way.push(at);
    let found = edges.get(at).into_iter().flatten().find_map(|next| visit(next, edges, way, done));
    way.pop();
    done.insert(at);
    found
}

/// Parameters and conditions that nothing uses.
fn unused(template: &Value) -> Vec<String> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for section in ["Conditions", "Rules", "Resources", "Outputs"] {
        walk(&template[section], &mut |value| {
            if let Some(name) = value["Condition"].as_str() {
                used.insert(name.into());
            }
            match call(value) {
                Some(("Ref" | "Condition", Value::String(name))) => {
                    used.insert(name.clone());
                }
                Some(("Fn::If" | "Fn::FindInMap", parts)) => {
                    used.insert(parts[0].as_str().unwrap().into());
                }
                Some(("Fn::Sub", text)) => {
                    for part in text.as_str().or(text[0].as_str()).unwrap().split("${").skip(1) {
                        used.insert(part.split(['}', '.']).next().unwrap().into());
                    }
                }
                _ => {}
            }
        });
    }
    let names =
        ["Parameters", "Conditions", "Mappings"].into_iter().flat_map(|section| entries(template, section));
    names
        .map(|(name, _)| name)
        .filter(|name| !used.contains(*name))
        .map(|name| format!("nothing uses {name}"))
        .collect()
}

/// What YAML says, with short tags in their long form.
fn read(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => json!(value),
        Yaml::Number(number) => {
            number.as_i64().map_or_else(|| json!(number.as_f64()), |number| json!(number))
        }
        Yaml::String(text) => json!(text),
        Yaml::Sequence(items) => items.iter().map(read).collect(),
        Yaml::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (key.as_str().unwrap_or_default().to_owned(), read(value)))
            .collect(),
        Yaml::Tagged(tagged) => {
            let tag = tagged.tag.to_string();
            let name = match tag.trim_start_matches('!') {
                short @ ("Ref" | "Condition") => short.to_owned(),
                short => format!("Fn::{short}"),
            };
            let argument = match (name.as_str(), tagged.value.as_str().and_then(|text| text.split_once('.')))
            {
                ("Fn::GetAtt", Some((id, attribute))) => json!([id, attribute]),
                _ => read(&tagged.value),
            };
            json!({ name: argument })
        }
    }
}
