//! Every attribute of the schema has its program.

use std::collections::BTreeSet;

use ecsc::language::{BlockSchema, FieldSchema, kinds};

use super::cases;

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
