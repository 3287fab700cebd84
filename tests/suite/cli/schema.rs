//! `ecsc schema`: everything that the language has is in it, and each of its fields is documented.

use std::collections::BTreeSet;
use std::fs;

use ecsc::language::functions::FUNCTIONS;
use ecsc::language::kinds::{KINDS, OTHERS};
use ecsc::language::meta::META;
use ecsc::language::{BlockSchema, FieldSchema, words};
use ecsc::types::Type;
use serde_json::Value;

use super::Folder;
use crate::support::path;

fn schema() -> Value {
    let (status, text, error) = Folder::with(&[]).run(["schema"]);
    assert_eq!((status, error.as_str()), (0, ""));
    serde_json::from_str(&text).expect("JSON")
}

/// The entry of a list with this name.
fn entry<'v>(list: &'v Value, name: &str) -> &'v Value {
    let mut entries = list.as_array().expect("a list").iter();
    entries.find(|entry| entry["name"] == name).unwrap_or_else(|| panic!("{name} in {list}"))
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|entry| entry["name"].as_str().expect("a name")).collect()
}

#[test]
fn every_kind_and_attribute_is_in_it() {
    let schema = schema();
    assert_eq!(schema["format"], ecsc::generate::schema::FORMAT);
    for kind in KINDS {
        let found = entry(&schema["kinds"], kind.name);
        for (key, block) in [("created", kind.created), ("existing", kind.existing)] {
            match block {
                Some(block) => assert_block(kind.name, block, &found[key]),
                None => assert!(found.get(key).is_none(), "{} {key}", kind.name),
            }
        }
        let outputs: Vec<&str> = kind.results.iter().map(|result| result.name).collect();
        assert_eq!(names(&found["outputs"]), outputs, "{}", kind.name);
    }
    for block in OTHERS {
        assert_block(block.name, block, entry(&schema["top_level_blocks"], block.name));
    }
    assert_eq!(names(&schema["common_attributes"]), META.iter().map(|meta| meta.name).collect::<Vec<_>>());
}

/// A block has what its schema has, at every depth.
fn assert_block(at: &str, block: &BlockSchema, found: &Value) {
    let attributes: Vec<&str> = block.attribute_names().collect();
    assert_eq!(names(&found["attributes"]), attributes, "{at}");
    assert_eq!(names(&found["blocks"]), block.nested_names().collect::<Vec<_>>(), "{at}");
    for field in block.fields {
        let at = format!("{at}.{}", field.name);
        match field.block() {
            Some(nested) => {
                let found = entry(&found["blocks"], field.name);
                assert_block(&at, nested, &found["block"]);
                let labels = field.rules.labels.unwrap_or_default();
                assert_eq!(found["labels"].as_array().map_or(0, Vec::len), labels.len(), "{at}");
                labels.iter().for_each(|label| {
                    assert_block(&at, label.schema, &entry(&found["labels"], label.name)["block"])
                });
            }
            None => assert_attribute(&at, field, entry(&found["attributes"], field.name)),
        }
    }
}

fn assert_attribute(at: &str, field: &FieldSchema, found: &Value) {
    let text = |key: &str| found[key].as_str();
    assert_eq!(text("type").map(str::to_owned), field.ty().map(|ty| ty.to_string()), "{at}");
    assert_eq!(text("default"), field.default, "{at}");
    assert_eq!(text("unit"), field.rules.unit, "{at}");
    assert_eq!(text("min"), field.rules.min.map(|limit| limit.text), "{at}");
    assert_eq!(text("max"), field.rules.max.map(|limit| limit.text), "{at}");
    assert_eq!(found["required"], field.is_required(), "{at}");
    let becomes: Vec<&str> =
        found["becomes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(becomes.join(", "), field.rules.becomes.unwrap_or_default(), "{at}");
    assert!(text("docs").is_some_and(|docs| !docs.is_empty()), "{at}");
}

#[test]
fn functions_types_units_enumerations_and_codes_are_in_it() {
    let schema = schema();
    assert_eq!(
        names(&schema["functions"]),
        FUNCTIONS.iter().map(|function| function.name).collect::<Vec<_>>()
    );
    assert_eq!(names(&schema["types"]), Type::NAMED.iter().map(|(name, ..)| *name).collect::<Vec<_>>());
    let values: BTreeSet<&str> = schema["enumerations"]
        .as_object()
        .expect("an object")
        .values()
        .flat_map(|values| values.as_array().expect("a list"))
        .map(|value| value["word"].as_str().expect("a word"))
        .collect();
    assert_eq!(values, words::enum_values());
    assert_eq!(
        (&schema["units"]["duration"]["m"], &schema["units"]["size"]["KiB"]),
        (&60.into(), &1024.into())
    );
    let codes = schema["diagnostics"].as_array().expect("a list").len();
    assert_eq!(codes, ecsc::diagnostics::catalog::all().count());
    // Every enumeration that a type names is there.
    fn visit(value: &Value, enumerations: &Value) {
        if let Some(name) = value.get("enumeration").and_then(Value::as_str) {
            assert!(enumerations.get(name).is_some(), "{name}");
        }
        value.as_array().into_iter().flatten().for_each(|it| visit(it, enumerations));
        value.as_object().into_iter().flat_map(|it| it.values()).for_each(|it| visit(it, enumerations));
    }
    visit(&schema, &schema["enumerations"]);
}

#[test]
fn each_field_and_word_of_it_is_documented() {
    let text = fs::read_to_string(path("docs/schema.md")).expect("the page");
    let shape: String = text.split("```").skip(1).step_by(2).collect();
    let documented: BTreeSet<&str> = shape
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut used = BTreeSet::new();
    collect(&schema(), "", &mut used);
    let missing: Vec<&String> = used.iter().filter(|word| !documented.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "docs/schema.md does not have {missing:?}");
    assert!(text.contains(&format!("`format` is {}", ecsc::generate::schema::FORMAT)));
}

/// The keys of objects that are of the shape, and the words of values that are a closed set.
fn collect(value: &Value, key: &str, used: &mut BTreeSet<String>) {
    match value {
        // The keys of these are names of the language.
        Value::Object(object) if ["declarations", "enumerations", "duration", "size"].contains(&key) => {
            object.values().for_each(|value| collect(value, "", used));
        }
        Value::Object(object) => {
            for (key, value) in object {
                used.insert(key.clone());
                collect(value, key, used);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, key, used)),
        Value::String(word) if ["occurs", "known", "label", "on", "severity"].contains(&key) => {
            used.insert(word.clone());
        }
        _ => {}
    }
}
