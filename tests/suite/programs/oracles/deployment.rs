//! The stacks as they are deployed, with each combination of what their conditions can tell apart: what is there names
//! only what is there, fits CloudFormation's schemas, and finds what it imports.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::world::{Values, World, call, entries, steering, text, walk};
use super::{Project, schemas};
use crate::programs::compiled::MANIFEST;
use crate::simulation::dice::Dice;

/// So many combinations of a program are tried at most.
const WORLDS: usize = 16;

pub(super) fn problems(project: &Project) -> Vec<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    order(project, &mut found);
    for (index, values) in combinations(project).iter().enumerate() {
        world(project, values, index < 2, &mut found);
    }
    found.into_iter().collect()
}

/// Each stack comes behind those that it waits for.
fn order(project: &Project, found: &mut BTreeSet<String>) {
    let mut earlier: Vec<&str> = Vec::new();
    for stack in &project.compilation.stacks {
        for other in &stack.depends_on {
            if !earlier.contains(&other.as_str()) {
                found
                    .insert(format!("order: {} waits for {other}, which is not deployed before", stack.name));
            }
        }
        earlier.push(&stack.name);
    }
}

/// One deployment of all stacks with the same values.
fn world(project: &Project, values: &Values, everything: bool, found: &mut BTreeSet<String>) {
    let mut worlds: Vec<World> =
        project.stacks.iter().map(|(name, template)| World::new(name, template, values)).collect();
    if !worlds.iter_mut().all(World::may_be) {
        return;
    }
    let mut exports: BTreeMap<String, usize> = BTreeMap::new();
    for (index, world) in worlds.iter_mut().enumerate() {
        for (id, resource) in entries(world.template, "Resources") {
            if !world.has(resource) {
                continue;
            }
            let place = format!("{}.{id}", world.stack);
            let ty = resource["Type"].as_str().unwrap();
            let properties = world.evaluate(&resource["Properties"], &place).unwrap_or_default();
            let properties = if properties.is_null() { json!({}) } else { properties };
            for part in ["CreationPolicy", "UpdatePolicy", "Metadata"] {
                world.evaluate(&resource[part], &place);
            }
            walk(&properties, &mut |value| {
                // The schemas take any text for what CloudFormation would have looked up, had it been a parameter.
                if let Some(image) = value["ImageId"].as_str().filter(|image| !image.starts_with("ami-")) {
                    found.insert(format!("image: {id} has {image} for an image"));
                }
            });
            if everything || is_conditional(resource) {
                let problems = schemas::problems(ty, &properties);
                let problems = problems.into_iter().filter(|problem| !is_given_tag(problem, values));
                found.extend(problems.map(|problem| format!("schema: {id}: {problem}")));
            }
        }
        for (id, output) in entries(world.template, "Outputs") {
            if !world.has(output) {
                continue;
            }
            let place = format!("output {}.{id}", world.stack);
            match world.evaluate(&output["Value"], &place) {
                None => {
                    found.insert(format!("output: {id} is nothing"));
                }
                Some(Value::Array(_) | Value::Object(_)) => {
                    found.insert(format!("output: {id} is no text"));
                }
                Some(_) => {}
            }
            let name = world.evaluate(&output["Export"]["Name"], &place);
            if let Some(Value::String(name)) = name {
                exports.insert(name, index);
            }
        }
        found.extend(std::mem::take(&mut world.problems));
        let stack = world.stack;
        let waits_for = &project.compilation.stacks[index].depends_on;
        for import in std::mem::take(&mut world.imports) {
            let Value::String(import) = import else { continue };
            let producers = project.stacks.iter().map(|(name, _)| *name);
            let producer = producers
                .filter(|name| import.starts_with(&format!("{name}-")))
                .max_by_key(|name| name.len());
            match (producer, exports.get(&import)) {
                (Some(_), Some(from)) => {
                    let from = project.stacks[*from].0;
                    if !waits_for.iter().any(|name| name == from) {
                        found.insert(format!("order: {stack} imports from {from} and does not wait for it"));
                    }
                }
                (Some(producer), None) => {
                    found.insert(format!(
                        "import: {stack} imports {import}, which {producer} does not export"
                    ));
                }
                // Of another program: its name must have come from the source.
                (None, _) => {
                    // The name of a stack, and that of an export of ours or one that is written, dashes and all.
                    let declared = import.match_indices('-').any(|(at, _)| {
                        let (of, export) = (&import[..at], &import[at + 1..]);
                        let is_written = || project.source.contains(&format!("\"{export}\""));
                        project.source.contains(of) && (!export.contains('-') || is_written())
                    });
                    if !declared && !project.source.contains(&import) && !is_offered(&import) {
                        found.insert(format!("import: {stack} imports {import}, which nobody declares"));
                    }
                }
            }
        }
    }
}

/// Whether the manifest that programs name offers an export.
fn is_offered(import: &str) -> bool {
    static OFFERED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let manifest: Value = serde_json::from_str(&MANIFEST).unwrap();
        let blocks = manifest["offers"]["blocks"].as_array().unwrap().iter();
        let exports =
            blocks.flat_map(|block| block["exports"].as_array().unwrap().iter().map(move |it| (block, it)));
        exports
            .map(|(block, export)| {
                format!("{}-{}", block["stack"].as_str().unwrap(), export.as_str().unwrap())
            })
            .collect()
    });
    OFFERED.contains(import)
}

/// Whether a tag is refused whose value the deployment gives: what a param without a pattern may be is not the program's.
fn is_given_tag(problem: &str, values: &Values) -> bool {
    problem.contains(".Tags.")
        && problem.contains(" does not match ")
        && values
            .values()
            .filter_map(Value::as_str)
            .any(|given| problem.contains(&format!(": {}", json!(given))))
}

fn is_conditional(resource: &Value) -> bool {
    let mut conditional = false;
    walk(resource, &mut |value| conditional |= matches!(call(value), Some(("Fn::If", _))));
    conditional
}

/// Values of the parameters: for those that steer, each that a condition can tell apart; the others have their defaults, or
/// the ends of what they allow.
fn combinations(project: &Project) -> Vec<Values> {
    let mut choices: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut steers: BTreeSet<String> = BTreeSet::new();
    for (_, template) in &project.stacks {
        steers.extend(steering(template));
    }
    for (_, template) in &project.stacks {
        for (name, parameter) in entries(template, "Parameters") {
            let mut candidates = candidates(parameter);
            if steers.contains(name) {
                candidates.extend(compared(project, name).into_iter().map(|value| typed(parameter, &value)));
                if parameter["AllowedValues"].is_null() {
                    candidates.push(Value::Null);
                }
            }
            let known = choices.entry(name).or_default();
            for candidate in candidates {
                if !known.contains(&candidate) {
                    known.push(candidate);
                }
            }
        }
    }
    let total = choices
        .iter()
        .filter(|(name, _)| steers.contains(**name))
        .try_fold(1_usize, |product, (_, values)| {
            product.checked_mul(values.len()).filter(|product| *product <= WORLDS)
        });
    let count = total.unwrap_or(WORLDS).max(2);
    let mut dice = Dice::new(7);
    (0..count)
        .map(|world| {
            let mut rest = world;
            choices
                .iter()
                .map(|(name, values)| {
                    let index = match (steers.contains(*name), total) {
                        (true, Some(_)) => {
                            let index = rest % values.len();
                            rest /= values.len();
                            index
                        }
                        (true, None) => {
                            usize::try_from(dice.below(i64::try_from(values.len()).unwrap())).unwrap()
                        }
                        (false, _) => world % values.len(),
                    };
                    ((*name).to_owned(), values[index].clone())
                })
                .collect()
        })
        .collect()
}

/// The values that a parameter says it takes; `null` where it takes any.
fn candidates(parameter: &Value) -> Vec<Value> {
    if let Some(allowed) = parameter["AllowedValues"].as_array() {
        return allowed.iter().map(|value| json!(text(Some(value.clone())))).collect();
    }
    let is_looked_up = parameter["Type"].as_str().unwrap().starts_with("AWS::SSM::Parameter::Value");
    let given = ["Default", "MinValue", "MaxValue"].into_iter().filter_map(|key| parameter.get(key));
    let mut values: Vec<Value> = given
        .filter(|_| !is_looked_up)
        .map(|value| typed(parameter, &text(Some(value.clone())).unwrap_or_default()))
        .collect();
    if values.is_empty() {
        values.push(Value::Null);
    }
    values
}

/// A value as `Ref` gives it.
fn typed(parameter: &Value, value: &str) -> Value {
    let ty = parameter["Type"].as_str().unwrap();
    if ty == "CommaDelimitedList" || ty.starts_with("List<") {
        return if value.is_empty() { json!([]) } else { value.split(',').collect() };
    }
    json!(value)
}

/// What conditions and rules compare a parameter with.
fn compared(project: &Project, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (_, template) in &project.stacks {
        for section in ["Conditions", "Rules"] {
            walk(&template[section], &mut |value| {
                let Some(("Fn::Equals" | "Fn::Contains", Value::Array(sides))) = call(value) else { return };
                let speaks = sides.iter().any(|side| {
                    let mut speaks = false;
                    walk(side, &mut |inner| {
                        speaks |= matches!(call(inner), Some(("Ref", Value::String(other))) if other == name);
                    });
                    speaks
                });
                if speaks {
                    for side in sides {
                        let items = side.as_array().cloned().unwrap_or_else(|| vec![side.clone()]);
                        found.extend(items.into_iter().filter_map(|item| text(Some(item))));
                    }
                }
            });
        }
    }
    found
}
