//! The page of what a program's stacks export and ask for, which ports are open and which priorities taken. Everything in it is read from
//! the templates of a program, so it is what the compiler does.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::compile::{Input, SourceText, compile};
use crate::emit::{Emitted, Format};

const INTRO: &str = include_str!("intro.md");
const PROGRAM: &str = include_str!("platform.ecs");

/// The page, in Markdown.
pub fn page() -> String {
    let source = SourceText::new("platform.ecs", PROGRAM);
    let compilation = compile(Input { format: Format::Json, ..Input::new("platform", [source]) });
    let templates: Vec<(&str, Value)> = compilation.output.templates.iter().map(parsed).collect();
    let mut text = format!("{INTRO}```ecs\n{PROGRAM}```\n");
    for (stack, template) in &templates {
        stack_section(stack, template, &mut text);
    }
    text.push_str(
        "\n## Ports\n\nWhich connections the security groups allow. What is not here is refused.\n\n\
         | stack | from | to | TCP ports | for |\n|---|---|---|---|---|\n",
    );
    for (stack, template) in &templates {
        ports(stack, template, &mut text);
    }
    text.push_str(
        "\nA container with a dynamic host port is reached by the load balancer without further ado, and a `service` opens what its routes need. \
         For another task with a fixed port, `allow` of the cluster opens it; for one in `awsvpc` mode, `egress` of the listener.\n\n## Priorities\n\n",
    );
    for (stack, template) in &templates {
        priorities(stack, template, &mut text);
    }
    text.push_str(
        "\nEach load balancer has such a rule on one of its listeners. All other priorities are free for the rules of applications: 1 to 49999.\n",
    );
    text.push_str("\n## Metrics\n\n");
    metrics(&templates, &mut text);
    text
}

fn parsed(template: &Emitted) -> (&str, Value) {
    (template.name.as_str(), serde_json::from_str(&template.text).unwrap_or_default())
}

/// The entries of a section of a template.
fn entries<'a>(template: &'a Value, section: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    template.get(section).and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

fn stack_section(stack: &str, template: &Value, text: &mut String) {
    let _ = write!(text, "\n### {stack}\n\n| export | what | exists |\n|---|---|---|\n");
    for (key, output) in entries(template, "Outputs").filter(|(_, output)| output.get("Export").is_some()) {
        let exists = match output.get("Condition").and_then(Value::as_str) {
            Some(condition) => format!("if `{condition}`"),
            None => "always".to_owned(),
        };
        let _ = writeln!(text, "| `<stack>-{key}` | {} | {exists} |", description(output));
    }
    let mut parameters = entries(template, "Parameters").peekable();
    if parameters.peek().is_none() {
        return;
    }
    text.push_str("\n| parameter | what | default |\n|---|---|---|\n");
    for (name, parameter) in parameters {
        let default = match parameter.get("Default").and_then(Value::as_str) {
            None => "none: it is required".to_owned(),
            Some("") => "empty".to_owned(),
            Some(default) => format!("`{default}`"),
        };
        let _ = writeln!(text, "| `{name}` | {} | {default} |", description(parameter));
    }
}

fn description(value: &Value) -> &str {
    value.get("Description").and_then(Value::as_str).unwrap_or_default().trim_end_matches('.')
}

/// A row for each rule of each security group, whether it is in the group or a resource of its own.
fn ports(stack: &str, template: &Value, text: &mut String) {
    for (id, resource) in entries(template, "Resources") {
        let Some(properties) = resource.get("Properties") else { continue };
        let kind = resource.get("Type").and_then(Value::as_str).unwrap_or_default();
        for (end, direction) in [("Ingress", true), ("Egress", false)] {
            let group = match properties.get("GroupId") {
                Some(group) => names(group),
                None => id.clone(),
            };
            let own = kind.ends_with(end).then_some(properties);
            let inside = properties.get(format!("SecurityGroup{end}")).and_then(Value::as_array);
            for rule in inside.into_iter().flatten().chain(own) {
                row(stack, &group, rule, direction, text);
            }
        }
    }
}

fn row(stack: &str, group: &str, rule: &Value, ingress: bool, text: &mut String) {
    let other = ["SourceSecurityGroupId", "DestinationSecurityGroupId", "CidrIp", "CidrIpv6"];
    let other = other.iter().find_map(|name| rule.get(name)).map(names).unwrap_or_default();
    let (from, to) = if ingress { (other.as_str(), group) } else { (group, other.as_str()) };
    let port = |name: &str| rule.get(name).map(ToString::to_string);
    let ports = match (port("FromPort"), port("ToPort")) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "all".to_owned(),
    };
    let _ = writeln!(text, "| `{stack}` | `{from}` | `{to}` | {ports} | {} |", description(rule));
}

/// What a value names: a range of addresses, or the logical id in a reference.
fn names(value: &Value) -> String {
    let got = value.get("Fn::GetAtt").and_then(|parts| parts.get(0)).or_else(|| value.get("Ref"));
    got.unwrap_or(value).as_str().unwrap_or_default().to_owned()
}

fn priorities(stack: &str, template: &Value, text: &mut String) {
    for (id, resource) in entries(template, "Resources") {
        let property = |name: &str| resource.get("Properties").and_then(|properties| properties.get(name));
        if let (Some(priority), Some(listener)) = (property("Priority"), property("ListenerArn")) {
            let _ = writeln!(
                text,
                "- {priority} on `{}` of `{stack}`, by `{id}`: the rule keeps the health check of the ECS agent in use, and matches no request.",
                names(listener)
            );
        }
    }
}

/// Each metric that an alarm watches, once.
fn metrics(templates: &[(&str, Value)], text: &mut String) {
    let mut seen = Vec::new();
    for (_, resource) in templates.iter().flat_map(|(_, template)| entries(template, "Resources")) {
        let Some(properties) = resource.get("Properties") else { continue };
        let word = |name: &str| properties.get(name).and_then(Value::as_str);
        let (Some(namespace), Some(metric)) = (word("Namespace"), word("MetricName")) else { continue };
        // Those of AWS are documented there.
        if namespace.starts_with("AWS/") || seen.contains(&(namespace, metric)) {
            continue;
        }
        seen.push((namespace, metric));
        let dimensions = properties.get("Dimensions").and_then(Value::as_array).into_iter().flatten();
        let dimensions: Vec<String> = dimensions
            .filter_map(|dimension| dimension.get("Name").and_then(Value::as_str))
            .map(|name| format!("`{name}`"))
            .collect();
        let _ = writeln!(
            text,
            "- `{metric}` in the namespace `{namespace}`, with the dimension {}.",
            dimensions.join(", ")
        );
    }
}
