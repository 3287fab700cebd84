//! Pages of CloudFormation's resource types, in Markdown, for `explain`.

use std::fmt::Write as _;

use serde_json::Value;

use crate::aws::resource_types::{self, Access, Kind, ResourceType, Shape};
use crate::diagnostics::{did_you_mean, kind_of};
use crate::language::foreign;

/// More allowed values than this are not all shown.
const MAX_SHOWN: usize = 40;

/// There is no type or property of that name.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The type, and as much of the path as is known; empty if the type is not.
    pub known: String,
    /// The name that is not.
    pub name: String,
    /// What may have been meant.
    pub near: Option<String>,
}

/// Whether a subject names a resource type, if there is one: `AWS::SNS::Topic`, `AWS::SNS::Topic.Subscription`.
pub fn is_meant(subject: &str) -> bool {
    subject.contains("::")
}

/// The page of `AWS::SNS::Topic`, or of one of its properties: `AWS::SNS::Topic.Subscription.Endpoint`.
///
/// # Errors
/// If nothing has that name.
pub fn page(subject: &str) -> Result<String, Unknown> {
    let (name, path) = subject.split_once('.').map_or((subject, None), |(name, path)| (name, Some(path)));
    let Some(resource_type) = resource_types::find(name) else {
        let near = resource_types::nearest(name).map(str::to_owned);
        return Err(Unknown { known: String::new(), name: name.to_owned(), near });
    };
    match path {
        None => Ok(type_page(resource_type)),
        Some(path) => property_page(resource_type, path),
    }
}

fn type_page(resource_type: ResourceType) -> String {
    let ours = in_the_language(resource_type.name);
    let mut text =
        format!("# {}\n\nA resource type of CloudFormation.{ours}\n\n## Properties\n\n", resource_type.name);
    properties(resource_type, resource_type.shape(), &[], &mut text);
    let attributes: Vec<String> = resource_type.attributes().map(|name| format!("`{name}`")).collect();
    if !attributes.is_empty() {
        let _ = write!(text, "\n## Attributes\n\n`Fn::GetAtt` gives {}.\n", attributes.join(", "));
    }
    text
}

/// What declares resources of the type: a kind, and those of its attributes that become properties of it.
fn in_the_language(name: &str) -> String {
    let mut text = String::new();
    if let Some(kind) = kind_of(name) {
        let _ = write!(
            text,
            "\n\n## In the language\n\nA `{kind}` has resources of this type: `ecsc explain {kind}`."
        );
    }
    let short = name.strip_prefix("AWS::").unwrap_or(name);
    let attributes: Vec<String> = foreign::all()
        .filter_map(|target| Some((&target.path, target.field.rules.becomes?)))
        .filter(|(_, becomes)| {
            let after = becomes.strip_prefix(short).map(|rest| rest.chars().next());
            after.is_some_and(|next| next.is_none_or(|next| !next.is_alphanumeric()))
        })
        .map(|(path, becomes)| format!("- `{path}` becomes `{becomes}`.\n"))
        .collect();
    if text.is_empty() || attributes.is_empty() {
        return text;
    }
    let _ = write!(text, "\n\n{}", attributes.concat().trim_end());
    text
}

fn property_page(resource_type: ResourceType, path: &str) -> Result<String, Unknown> {
    let mut known = resource_type.name.to_owned();
    let mut shape = resource_type.shape();
    let mut steps = Vec::new();
    for name in path.split('.') {
        let Some(next) = shape.property(name) else {
            let near = did_you_mean(name, shape.properties().map(|(name, _)| name)).map(str::to_owned);
            return Err(Unknown { known, name: name.to_owned(), near });
        };
        let _ = write!(known, ".{name}");
        steps.push(name);
        shape = next;
        while let Some(items) = shape.items() {
            steps.push("*");
            shape = items;
        }
    }
    let whole = steps
        .iter()
        .filter(|step| **step != "*")
        .try_fold(resource_type.shape(), |shape, step| elements(shape).property(step));
    let about = whole.map(|whole| description(resource_type, whole, &steps)).unwrap_or_default();
    let mut text = format!("# {known}\n\nThe value: {about}\n");
    let allowed: Vec<String> = shape.allowed().iter().map(literal).collect();
    if allowed.len() > MAX_SHOWN {
        let _ = write!(text, "\n## Values\n\n{}\n", allowed.join(", "));
    }
    if shape.properties().next().is_some() {
        text.push_str("\n## Properties\n\n");
        properties(resource_type, shape, &steps, &mut text);
    }
    Ok(text)
}

/// What the elements of a list are, and of lists in it; anything else is itself.
fn elements(shape: Shape) -> Shape {
    shape.items().map_or(shape, elements)
}

/// What a property may be, in short: for a list of properties.
pub fn summary(shape: Shape) -> String {
    what(shape)
}

/// A line for each property, the required ones first.
fn properties(resource_type: ResourceType, shape: Shape, path: &[&str], text: &mut String) {
    let required = shape.required();
    let (first, rest): (Vec<_>, Vec<_>) = shape.properties().partition(|(name, _)| required.contains(name));
    for (name, property) in first.into_iter().chain(rest) {
        let path: Vec<&str> = path.iter().copied().chain([name]).collect();
        if resource_type.access(&path) == Access::ReadOnly {
            continue;
        }
        let needed = if required.contains(&name) { "required, " } else { "" };
        let _ = writeln!(text, "- `{name}`: {needed}{}", description(resource_type, property, &path));
    }
}

/// What a property may be, and what a change of it does, in a sentence.
fn description(resource_type: ResourceType, shape: Shape, path: &[&str]) -> String {
    let change = match resource_type.access(path) {
        Access::ReadOnly => " Set by CloudFormation.",
        Access::Replaces => " A change replaces the resource.",
        Access::MayReplace => " Some changes replace the resource.",
        Access::Updates => "",
    };
    format!("{}.{change}", what(shape))
}

/// `a string of 1 to 256 characters`, `a list of objects (Endpoint, Protocol)`.
fn what(shape: Shape) -> String {
    let allowed = shape.allowed();
    if !allowed.is_empty() && allowed.len() <= MAX_SHOWN {
        return allowed.iter().map(literal).collect::<Vec<_>>().join(" or ");
    }
    let kinds: Vec<String> = shape.kinds().into_iter().map(|kind| one(kind, shape)).collect();
    if kinds.is_empty() { alternatives(shape) } else { kinds.join(" or ") }
}

fn alternatives(shape: Shape) -> String {
    let all: Vec<String> = shape.alternatives().map(what).collect();
    if all.is_empty() { "any value".to_owned() } else { all.join(" or ") }
}

fn one(kind: Kind, shape: Shape) -> String {
    match kind {
        Kind::String => {
            format!("a string{}{}", range(shape, "minLength", "maxLength", " characters"), pattern(shape))
        }
        Kind::Integer => format!("an integer{}", range(shape, "minimum", "maximum", "")),
        Kind::Number => format!("a number{}", range(shape, "minimum", "maximum", "")),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::List => {
            let of = shape.items().map(|items| format!(", each {}", what(items))).unwrap_or_default();
            format!("a list{}{of}", range(shape, "minItems", "maxItems", " elements"))
        }
        Kind::Object => object(shape),
    }
}

fn object(shape: Shape) -> String {
    let names: Vec<String> = shape.properties().map(|(name, _)| format!("`{name}`")).collect();
    match (names.is_empty(), shape.values()) {
        (false, _) => format!("an object of {}", names.join(", ")),
        (true, Some(values)) => format!("a map, each value {}", what(values)),
        (true, None) => "a JSON document".to_owned(),
    }
}

/// ` of 1 to 256 characters`, ` from 0 to 9`.
fn range(shape: Shape, minimum: &str, maximum: &str, unit: &str) -> String {
    let of = if unit.is_empty() { "from" } else { "of" };
    match (shape.limit(minimum), shape.limit(maximum)) {
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => format!(" of {low}{unit}"),
        (Some(low), Some(high)) => format!(" {of} {low} to {high}{unit}"),
        (Some(low), None) => format!(" of at least {low}{unit}"),
        (None, Some(high)) => format!(" of at most {high}{unit}"),
        (None, None) => String::new(),
    }
}

fn pattern(shape: Shape) -> String {
    shape.pattern().map(|pattern| format!(" that matches `{pattern}`")).unwrap_or_default()
}

fn literal(value: &Value) -> String {
    format!("`{value}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_type_has_its_properties_and_attributes() {
        let page = page("AWS::SNS::Topic").unwrap();
        assert!(page.starts_with("# AWS::SNS::Topic\n"), "{page}");
        assert!(page.contains("- `DisplayName`: a string"), "{page}");
        assert!(
            page.contains(
                "- `TopicName`: a string of at most 256 characters. A change replaces the resource."
            ),
            "{page}"
        );
        assert!(page.contains("`Fn::GetAtt` gives "), "{page}");
        assert!(
            !page.contains("- `TopicArn`"),
            "what CloudFormation sets is not a property to write: {page}"
        );
    }

    #[test]
    fn required_properties_come_first() {
        let page = page("AWS::SNS::Subscription").unwrap();
        let lines: Vec<&str> = page.lines().filter(|line| line.starts_with("- ")).collect();
        assert!(
            lines[0].contains("required, ")
                && lines[1].contains("required, ")
                && !lines[2].contains("required, "),
            "{page}"
        );
    }

    #[test]
    fn a_part_of_a_type_has_a_page() {
        let page = page("AWS::SNS::Topic.Subscription.Protocol").unwrap();
        assert!(page.starts_with("# AWS::SNS::Topic.Subscription.Protocol\n\nThe value: a string"), "{page}");
    }

    #[test]
    fn a_misspelt_name_finds_its_nearest() {
        let near = |subject| page(subject).unwrap_err().near;
        assert_eq!(near("AWS::SNS::Topc").as_deref(), Some("AWS::SNS::Topic"));
        assert_eq!(near("aws::sns::topic").as_deref(), Some("AWS::SNS::Topic"));
        assert_eq!(near("AWS::SMS::Topic").as_deref(), Some("AWS::SNS::Topic"));
        assert_eq!(near("AWS::SNS::Topic.DisplyName").as_deref(), Some("DisplayName"));
        assert_eq!(near("My::Own::Thing"), None);
    }

    #[test]
    fn every_type_has_a_page() {
        for name in resource_types::names() {
            let page = page(name).unwrap_or_else(|unknown| panic!("{unknown:?}"));
            assert!(page.contains("\n- `") || page.contains("gives `"), "{page}");
        }
    }
}
