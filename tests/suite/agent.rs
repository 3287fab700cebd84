//! Nothing that a client sends reaches the ECS agent: no listener, rule or default action leads to a target group whose traffic port
//! is the agent's.

use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::{Compilation, Input, SourceText, compile};
use ecsc::emit::{self, Format};
use serde_json::{Value, json};

use crate::{examples, support};

/// The port of the agent's introspection API.
const AGENT: u64 = 51_678;

/// What of a template leads to the agent's port.
pub(crate) fn exposed(template: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (id, resource) in template["Resources"].as_object().into_iter().flatten() {
        let actions = match resource["Type"].as_str() {
            Some("AWS::ElasticLoadBalancingV2::Listener") => &resource["Properties"]["DefaultActions"],
            Some("AWS::ElasticLoadBalancingV2::ListenerRule") => &resource["Properties"]["Actions"],
            _ => continue,
        };
        for group in target_groups(actions) {
            match group["Ref"].as_str().map(|name| &template["Resources"][name]["Properties"]["Port"]) {
                Some(port) if !port.is_null() && !may_be_the_agents(port) => {}
                Some(port) => found.push(format!("{id} leads to port {port}")),
                None => found.push(format!("{id} leads to {group}, of which nothing is known")),
            }
        }
    }
    found
}

/// Every target group that actions name, in whatever function they stand.
fn target_groups(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(target_groups).collect(),
        Value::Object(map) => map
            .iter()
            .flat_map(|(key, inner)| if key == "TargetGroupArn" { vec![inner] } else { target_groups(inner) })
            .collect(),
        _ => Vec::new(),
    }
}

/// A port that is chosen at deployment has several.
fn may_be_the_agents(port: &Value) -> bool {
    match port {
        Value::Array(items) => items.iter().any(may_be_the_agents),
        Value::Object(map) => map.values().any(may_be_the_agents),
        Value::String(text) => text.parse() == Ok(AGENT),
        Value::Number(number) => number.as_u64() == Some(AGENT),
        Value::Bool(_) | Value::Null => false,
    }
}

fn exposed_by(name: &str, compilation: &Compilation) -> Vec<String> {
    let mut found = Vec::new();
    for stack in &compilation.stacks {
        let template = serde_json::from_str(&emit::template(&stack.template, Format::Json)).unwrap();
        found.extend(exposed(&template).into_iter().map(|each| format!("{name}: {}: {each}", stack.name)));
    }
    found
}

/// Every program of the golden tests, by its path.
fn goldens() -> Vec<PathBuf> {
    let ends_in_ecs = |path: &Path| path.extension().is_some_and(|extension| extension == "ecs");
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders: Vec<PathBuf> = entries(&support::path("tests/golden")).collect();
    folders.iter().flat_map(|folder| entries(folder)).filter(|path| ends_in_ecs(path)).collect()
}

#[test]
fn no_example_and_no_golden_program_leads_to_the_agents_port() {
    let mut found = Vec::new();
    let mut target_groups = 0;
    for name in examples::names() {
        let compilation = examples::compiled(&name, examples::sources(&name), Format::Json);
        target_groups += of_type(&compilation, "AWS::ElasticLoadBalancingV2::TargetGroup");
        found.extend(exposed_by(&name, &compilation));
    }
    for path in goldens() {
        let name = path.display().to_string();
        let source = SourceText::new("golden.ecs", fs::read_to_string(path).unwrap());
        let compilation = compile(Input::new("golden", [source]));
        target_groups += of_type(&compilation, "AWS::ElasticLoadBalancingV2::TargetGroup");
        found.extend(exposed_by(&name, &compilation));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(target_groups > 20, "{target_groups} target groups prove little");
}

fn of_type(compilation: &Compilation, ty: &str) -> usize {
    let resources = compilation.stacks.iter().flat_map(|stack| stack.template.resources.values());
    resources.filter(|resource| resource.ty == ty).count()
}

#[test]
fn what_leads_to_the_agents_port_is_found_wherever_it_is() {
    let group = |port: Value| json!({"Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties": {"Port": port}});
    let forward = json!([{"Type": "forward", "TargetGroupArn": {"Ref": "Group"}}]);
    let listener = |actions: &Value| json!({"Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": {"DefaultActions": actions}});
    let rule = |actions: &Value| json!({"Type": "AWS::ElasticLoadBalancingV2::ListenerRule", "Properties": {"Actions": actions}});
    let found =
        |port: Value, from: Value| exposed(&json!({"Resources": {"Group": group(port), "From": from}})).len();
    assert_eq!(found(json!(9), listener(&forward)), 0);
    assert_eq!(found(json!(51_678), listener(&forward)), 1);
    assert_eq!(found(json!("51678"), rule(&forward)), 1);
    assert_eq!(found(json!({"Fn::If": ["A", 9, 51_678]}), rule(&forward)), 1);
    let chosen = json!({"Fn::If": ["A", forward, [{"Type": "fixed-response"}]]});
    assert_eq!(found(json!(51_678), listener(&chosen)), 1);
    let weighted = json!([{"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": {"Ref": "Group"}}]}}]);
    assert_eq!(found(json!(51_678), rule(&weighted)), 1);
    let imported = json!([{"Type": "forward", "TargetGroupArn": {"Fn::ImportValue": "x"}}]);
    assert_eq!(found(json!(9), rule(&imported)), 1);
}
