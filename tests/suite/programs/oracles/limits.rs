//! CloudFormation's limits of a template, and what its parameters and outputs say of themselves.

use std::collections::BTreeMap;

use ecsc::aws::limits;
use serde_json::Value;

use super::world::{entries, text};
use super::{Project, schemas};

pub(super) fn problems(project: &Project) -> Vec<String> {
    let mut found = Vec::new();
    let mut exports: BTreeMap<String, &str> = BTreeMap::new();
    for ((name, template), emitted) in project.stacks.iter().zip(&project.compilation.output.templates) {
        let mut add = |diagnostic: String| found.push(format!("limit: {name}: {diagnostic}"));
        if name.len() > 128 || !schemas::matches("^[a-zA-Z][-a-zA-Z0-9]*$", name) {
            add("that is no name of a stack".into());
        }
        let bytes = emitted.text.len();
        let is_warned = project.compilation.diagnostics.iter().any(|each| each.code.id == needs_s3());
        if bytes > limits::TEMPLATE_BYTES || (bytes > limits::INLINE_TEMPLATE_BYTES && !is_warned) {
            add(format!("{bytes} bytes"));
        }
        for (section, most) in [
            ("Resources", limits::RESOURCES),
            ("Parameters", limits::PARAMETERS),
            ("Outputs", limits::OUTPUTS),
            ("Mappings", limits::MAPPINGS),
        ] {
            let count = entries(template, section).count();
            if count > most {
                add(format!("{count} {section}"));
            }
        }
        for section in ["Parameters", "Conditions", "Rules", "Resources", "Outputs", "Mappings"] {
            for (id, _) in entries(template, section) {
                let is_plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
                if !is_plain || id.len() > limits::LOGICAL_ID_CHARACTERS {
                    add(format!("{section} has {id:?}"));
                }
            }
        }
        for (id, _) in entries(template, "Resources") {
            if template["Parameters"].get(id).is_some() {
                add(format!("{id} is a parameter and a resource"));
            }
        }
        if template["Resources"].as_object().is_none_or(serde_json::Map::is_empty) {
            add("there is no resource".into());
        }
        let described = |entry: &Value| entry["Description"].as_str().map_or(0, str::len);
        if described(template) > limits::DESCRIPTION_BYTES {
            add("the description is too long".into());
        }
        for (id, parameter) in entries(template, "Parameters") {
            if described(parameter) > limits::PARAMETER_DESCRIPTION_BYTES {
                add(format!("the description of {id} is too long"));
            }
            self::parameter(id, parameter).into_iter().for_each(&mut add);
        }
        for (id, output) in entries(template, "Outputs") {
            if described(output) > limits::OUTPUT_DESCRIPTION_BYTES {
                add(format!("the description of {id} is too long"));
            }
            if matches!(output["Value"], Value::Array(_) | Value::Null) {
                add(format!("the output {id} is no text"));
            }
            if let Some(export) = output["Export"]["Name"]["Fn::Sub"].as_str() {
                let export = export.replace("${AWS::StackName}", name);
                if let Some(other) = exports.insert(export.clone(), name) {
                    add(format!("{other} exports {export}, too"));
                }
            }
        }
    }
    found
}

/// The code of the warning that a template has to go through S3.
fn needs_s3() -> &'static str {
    ecsc::diagnostics::catalog::advice::template_needs_s3::CODE.id
}

/// Types that a parameter may have, beside those of AWS's own.
const TYPES: [&str; 4] = ["String", "Number", "CommaDelimitedList", "List<Number>"];

/// What a parameter says of itself, and its default contradicts.
fn parameter(id: &str, parameter: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let ty = parameter["Type"].as_str().unwrap();
    if !TYPES.contains(&ty) && !ty.starts_with("AWS::") && !ty.starts_with("List<AWS::") {
        found.push(format!("{id} has the type {ty}"));
    }
    if let Some(pattern) = parameter["AllowedPattern"].as_str()
        && regex_lite::Regex::new(pattern).is_err()
        && !["(?=", "(?!"].iter().any(|lookahead| pattern.contains(lookahead))
    {
        found.push(format!("{id} has the pattern {pattern}"));
    }
    if ty == "Number"
        && ["AllowedPattern", "MinLength", "MaxLength"].iter().any(|key| parameter.get(key).is_some())
    {
        found.push(format!("{id} is a number with the attributes of a text"));
    }
    if ty != "Number"
        && ty != "List<Number>"
        && ["MinValue", "MaxValue"].iter().any(|key| parameter.get(key).is_some())
    {
        found.push(format!("{id} is a text with the attributes of a number"));
    }
    let values = parameter["AllowedValues"].as_array().into_iter().flatten().chain(parameter.get("Default"));
    for value in values {
        let Some(whole) = text(Some(value.clone())) else {
            found.push(format!("{id} has the default {value}"));
            continue;
        };
        let is_list = ty == "CommaDelimitedList" || ty.starts_with("List<");
        let elements: Vec<&str> = if is_list { whole.split(',').collect() } else { vec![&whole] };
        for element in elements {
            let number = element.parse::<f64>();
            let refused = ty == "Number" && number.is_err()
                || parameter["MinValue"]
                    .as_f64()
                    .is_some_and(|least| number.as_ref().is_ok_and(|number| *number < least))
                || parameter["MaxValue"]
                    .as_f64()
                    .is_some_and(|most| number.as_ref().is_ok_and(|number| *number > most))
                || parameter["AllowedPattern"]
                    .as_str()
                    .is_some_and(|pattern| !schemas::matches(&format!("^(?:{pattern})$"), element))
                || ty.starts_with("AWS::") && !ty.starts_with("AWS::SSM") && element.is_empty();
            if refused {
                found.push(format!("{id} refuses its own {element:?}"));
            }
        }
        if parameter["AllowedValues"].as_array().is_some_and(|allowed| {
            !allowed.iter().any(|each| text(Some(each.clone())).as_ref() == Some(&whole))
        }) {
            found.push(format!("the default of {id} is not among its values"));
        }
        if whole.len() > limits::PARAMETER_VALUE_BYTES {
            found.push(format!("the default of {id} is too long"));
        }
    }
    found
}
