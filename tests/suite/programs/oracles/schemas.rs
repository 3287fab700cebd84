//! CloudFormation's resource schemas, as vendored: whether evaluated properties fit them. What is unknown (`null`) fits.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use regex_lite::Regex;
use serde_json::{Map, Value};

use crate::support;

static SCHEMAS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let files = fs::read_dir(support::path("src/aws/schemas")).unwrap().map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    json.map(|path| {
        let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        (schema["typeName"].as_str().unwrap().to_owned(), schema)
    })
    .collect()
});

/// What CloudFormation would refuse about a resource's properties.
pub(super) fn problems(ty: &str, properties: &Value) -> Vec<String> {
    let Some(schema) = SCHEMAS.get(ty) else { return vec![format!("{ty} is no type with a schema")] };
    let mut found = Vec::new();
    check(properties, schema, schema, ty, &mut found);
    for pointer in texts(&schema["readOnlyProperties"]) {
        let steps: Vec<&str> = pointer.split('/').skip(2).collect();
        if is_present(properties, &steps) {
            found.push(format!("{pointer} of {ty} is read-only"));
        }
    }
    found
}

/// Whether `Fn::GetAtt` may ask a type for an attribute.
pub(super) fn has_attribute(ty: &str, attribute: &str) -> bool {
    let Some(schema) = SCHEMAS.get(ty) else { return false };
    let read_only = texts(&schema["readOnlyProperties"])
        .any(|pointer| pointer.trim_start_matches("/properties/").replace('/', ".") == attribute);
    read_only || schema["properties"].get(attribute).is_some()
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn is_present(value: &Value, steps: &[&str]) -> bool {
    match steps {
        [] => true,
        ["*", rest @ ..] => {
            value.as_array().is_some_and(|items| items.iter().any(|item| is_present(item, rest)))
        }
        [name, rest @ ..] => value.get(name).is_some_and(|inner| is_present(inner, rest)),
    }
}

fn check(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    if value.is_null() {
        return;
    }
    if let Some(pointer) = schema["$ref"].as_str() {
        let definition = root.pointer(pointer.trim_start_matches('#')).unwrap();
        check(value, definition, root, at, found);
    }
    let types: Vec<&str> = schema["type"].as_str().into_iter().chain(texts(&schema["type"])).collect();
    if !types.is_empty() && !types.iter().any(|ty| reads_as(value, ty)) {
        found.push(format!("{at}: {value} is no {types:?}"));
        return;
    }
    scalar(value, schema, at, found);
    match value {
        Value::Array(items) => list(items, schema, root, at, found),
        Value::Object(map) => object(map, schema, root, at, found),
        _ => {}
    }
    for (keyword, exactly) in [("anyOf", false), ("oneOf", true)] {
        let Some(alternatives) = schema[keyword].as_array() else { continue };
        let taking = alternatives.iter().filter(|alternative| {
            let mut inner = Vec::new();
            check(value, alternative, root, at, &mut inner);
            inner.is_empty()
        });
        let taking = taking.count();
        if taking == 0 || (exactly && taking > 1 && !has_unknown(value)) {
            found.push(format!("{at}: {taking} alternatives of {keyword} take {value}"));
        }
    }
    for inner in schema["allOf"].as_array().into_iter().flatten() {
        check(value, inner, root, at, found);
    }
}

/// CloudFormation converts scalars: a `Number` parameter gives `"80"`, and a Boolean property takes `"true"`.
fn reads_as(value: &Value, ty: &str) -> bool {
    match ty {
        "string" => value.is_string() || value.is_number() || value.is_boolean(),
        "integer" => value.is_i64() || value.as_str().is_some_and(|text| text.parse::<i64>().is_ok()),
        "number" => value.is_number() || value.as_str().is_some_and(|text| text.parse::<f64>().is_ok()),
        "boolean" => value.is_boolean() || matches!(value.as_str(), Some("true" | "false")),
        "object" => value.is_object(),
        "array" => value.is_array(),
        _ => false,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths are small")]
fn scalar(value: &Value, schema: &Value, at: &str, found: &mut Vec<String>) {
    let Some(text) = text(value) else { return };
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.iter().any(|allowed| self::text(allowed).as_deref() == Some(&text))
    {
        found.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    if let Ok(number) = text.parse::<f64>() {
        if schema["minimum"].as_f64().is_some_and(|minimum| number < minimum) {
            found.push(format!("{at}: {value} is less than {}", schema["minimum"]));
        }
        if schema["maximum"].as_f64().is_some_and(|maximum| number > maximum) {
            found.push(format!("{at}: {value} is more than {}", schema["maximum"]));
        }
    }
    let length = text.chars().count() as f64;
    if !text.contains("{{resolve:") {
        if schema["minLength"].as_f64().is_some_and(|least| length < least)
            || schema["maxLength"].as_f64().is_some_and(|most| length > most)
        {
            found.push(format!("{at}: {value} has {length} characters"));
        }
        if let (Some(pattern), Value::String(_)) = (schema["pattern"].as_str(), value)
            && !matches(pattern, &text)
        {
            found.push(format!("{at}: {value} does not match {pattern}"));
        }
    }
}

thread_local! {
    static PATTERNS: RefCell<BTreeMap<String, Option<Regex>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether a pattern is found in a text. One of a dialect that is not known here is.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    PATTERNS.with_borrow_mut(|patterns| {
        let expression = patterns.entry(pattern.to_owned()).or_insert_with(|| {
            // The only classes by property that the schemas have: letters, blanks and numbers of any script.
            let plain = pattern
                .replace(r"\p{L}", "A-Za-zÀ-ÿ")
                .replace(r"\p{Z}", " ")
                .replace(r"\p{N}", "0-9")
                .replace(r"\Z", "$");
            Regex::new(&plain).ok()
        });
        expression.as_ref().is_none_or(|expression| expression.is_match(text))
    })
}

fn list(items: &[Value], schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    let count = u64::try_from(items.len()).unwrap();
    if schema["minItems"].as_u64().is_some_and(|least| count < least)
        || schema["maxItems"].as_u64().is_some_and(|most| count > most)
    {
        found.push(format!("{at}: {count} items"));
    }
    if schema["uniqueItems"] == true {
        for (index, item) in items.iter().enumerate() {
            if !has_unknown(item) && items[..index].contains(item) {
                found.push(format!("{at}: {item} stands there twice"));
            }
        }
    }
    if schema["items"].is_object() {
        for (index, item) in items.iter().enumerate() {
            check(item, &schema["items"], root, &format!("{at}.{index}"), found);
        }
    }
}

fn object(map: &Map<String, Value>, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    for name in texts(&schema["required"]) {
        if !map.contains_key(name) {
            found.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, inner) in map {
        if let Some(schema) = schema["properties"].get(name) {
            check(inner, schema, root, &format!("{at}.{name}"), found);
            continue;
        }
        let mut patterns = schema["patternProperties"].as_object().into_iter().flatten();
        if let Some((_, schema)) = patterns.find(|(pattern, _)| matches(pattern, name)) {
            check(inner, schema, root, &format!("{at}.{name}"), found);
        } else if schema["additionalProperties"] == false {
            found.push(format!("{at}: there is no {name}"));
        }
    }
    let given = |names: &Value| texts(names).filter(|name| map.contains_key(*name)).count();
    if schema["requiredXor"].is_array() && given(&schema["requiredXor"]) != 1 {
        found.push(format!("{at}: exactly one of {} is needed", schema["requiredXor"]));
    }
    if schema["requiredOr"].is_array() && given(&schema["requiredOr"]) == 0 {
        found.push(format!("{at}: one of {} is needed", schema["requiredOr"]));
    }
    for (keyword, excludes) in [("dependentExcluded", true), ("dependentRequired", false)] {
        for (name, others) in schema[keyword].as_object().into_iter().flatten() {
            for other in texts(others) {
                if map.contains_key(name) && map.contains_key(other) == excludes {
                    found.push(format!("{at}: {keyword} of {name} and {other}"));
                }
            }
        }
    }
}

pub(super) fn has_unknown(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_unknown),
        Value::Object(map) => map.values().any(has_unknown),
        _ => false,
    }
}

#[test]
fn what_does_not_fit_a_schema_is_found() {
    let group = |properties: Value| problems("AWS::Logs::LogGroup", &properties);
    assert_eq!(group(serde_json::json!({ "RetentionInDays": "30", "KmsKeyId": null })), Vec::<String>::new());
    for (properties, diagnostic) in [
        (serde_json::json!({ "RetentionInDays": 31 }), "is none of"),
        (serde_json::json!({ "RetentionInDays": true }), "is no"),
        (serde_json::json!({ "Retention": 30 }), "there is no Retention"),
        (serde_json::json!({ "Arn": "x" }), "read-only"),
        (serde_json::json!({ "LogGroupName": "a b" }), "does not match"),
    ] {
        let found = group(properties);
        assert!(found.iter().any(|each| each.contains(diagnostic)), "{diagnostic}: {found:?}");
    }
    assert!(problems("AWS::Lambda::Permission", &serde_json::json!({}))[0].contains("is missing"));
}
