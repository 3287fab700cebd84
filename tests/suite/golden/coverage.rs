//! Every attribute of the schema has its program.

use std::collections::BTreeSet;

use std::fs;

use ecsc::compile::{Input, SourceText, compile};
use ecsc::diagnostics::Severity;
use ecsc::language::{BlockSchema, FieldSchema, kinds};

use super::cases;
use crate::support::Files;

/// The names of the programs that a block needs. A required attribute is shown by the program of its block: the base program, or that
/// of the nested block.
fn wanted(schema: &BlockSchema, path: &str, names: &mut BTreeSet<String>) {
    for field in schema.fields {
        let name = format!("{path}{}", field.name);
        match field.block() {
            Some(nested) => {
                if nested.fields.iter().any(FieldSchema::is_required) {
                    names.insert(name.clone());
                }
                wanted(nested, &format!("{name}."), names);
            }
            None if field.is_required() => {}
            None => {
                names.insert(name);
            }
        }
    }
}

#[test]
fn every_attribute_has_its_program() {
    let cases = cases();
    let mut missing = Vec::new();
    for schema in kinds::KINDS {
        let mut names = BTreeSet::new();
        if let Some(created) = schema.created {
            wanted(created, "", &mut names);
        }
        if let Some(existing) = schema.existing {
            wanted(existing, "existing.", &mut names);
        }
        let found =
            |name: &String| cases.iter().any(|case| case.folder.ends_with(schema.name) && case.name == *name);
        missing.extend(
            names.into_iter().filter(|name| !found(name)).map(|name| format!("{}/{name}.ecs", schema.name)),
        );
    }
    assert!(missing.is_empty(), "missing under tests/golden: {missing:#?}");
}

/// The paths of the attributes whose strings have a pattern.
fn patterned(schema: &BlockSchema, path: &str, paths: &mut BTreeSet<String>) {
    for field in schema.fields {
        let name = format!("{path}{}", field.name);
        match field.block() {
            Some(nested) => patterned(nested, &format!("{name}."), paths),
            None if field.rules.pattern.is_some() => {
                paths.insert(name);
            }
            None => {}
        }
    }
}

/// Strings of which each pattern refuses one.
const OF_NO_FORM: [&str; 3] = ["not ?one", "AWSLogs", "a\\nb"];

/// A constant that the pattern of an attribute refuses is an error, whichever rule reports it: a parameter would have the pattern.
#[test]
fn what_a_parameter_could_not_be_no_constant_is() {
    let mut tried = 0;
    let mut taken = Vec::new();
    for case in cases() {
        let kind = case.folder.file_name().unwrap().to_str().unwrap();
        let Some(schema) = kinds::KINDS.iter().find(|schema| schema.name == kind) else { continue };
        let mut paths = BTreeSet::new();
        for (block, prefix) in [(schema.created, ""), (schema.existing, "existing.")] {
            if let Some(block) = block {
                patterned(block, prefix, &mut paths);
            }
        }
        let Some(path) = paths.get(case.name.as_str()) else { continue };
        let text = fs::read_to_string(case.folder.join(format!("{}.ecs", case.name))).unwrap();
        let key = path.rsplit('.').next().unwrap();
        let line = text.lines().find(|line| line.trim_start().split(' ').next() == Some(key));
        let Some((before, value)) = line.and_then(|line| line.split_once("= \"")) else { continue };
        tried += 1;
        let refused = OF_NO_FORM.iter().any(|bad| {
            let changed = text.replacen(&format!("{before}= \"{value}"), &format!("{before}= \"{bad}\""), 1);
            let input =
                Input { reader: &Files, ..Input::new("golden", [SourceText::new("golden.ecs", &*changed)]) };
            compile(input).diagnostics.iter().any(|found| found.severity() == Severity::Error)
        });
        if !refused {
            taken.push(format!("{kind}/{path}"));
        }
    }
    assert!(taken.is_empty(), "taken: {taken:?}");
    assert!(tried >= 15, "only {tried} attributes were tried");
}
