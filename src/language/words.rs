//! The words of the language, sorted by what they are: those of the grammar, and those of the schema.

use std::collections::BTreeSet;

use super::{BlockSchema, FieldSchema, LabelRule, functions, kinds, meta};
use crate::types::{EnumSchema, Type};
/// The words that begin a declaration of the grammar's own.
pub const DECLARATIONS: [&str; 5] = ["param", "var", "let", "output", "assert"];

/// The word before a block that another stack owns.
pub const EXISTING: &str = "existing";

/// The words of `[for name in list: value if condition]`.
pub const FOR: [&str; 3] = ["for", "in", "if"];

/// The values that have a name of their own.
pub const CONSTANTS: [&str; 3] = ["true", "false", "null"];

/// The words before a dot, but for the kinds.
pub const NAMESPACES: [&str; 5] = ["param", "var", "let", "aws", meta::EACH];

/// Types that are made of others, and are no type of a param but by name.
const MADE_OF_OTHERS: [&str; 3] = ["list", "map", "range"];

/// All words that begin a declaration and are no kind.
pub fn keywords() -> Vec<&'static str> {
    DECLARATIONS.into_iter().chain([EXISTING]).chain(kinds::OTHERS.map(|block| block.name)).collect()
}

/// The kinds.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    kinds::KINDS.iter().map(|kind| kind.name)
}

/// All words before a dot.
pub fn namespaces() -> impl Iterator<Item = &'static str> {
    NAMESPACES.into_iter().chain(kinds())
}

/// The types.
pub fn types() -> impl Iterator<Item = &'static str> {
    Type::NAMED.iter().map(|(name, ..)| *name).chain(MADE_OF_OTHERS)
}

/// Whether a word names a type.
pub fn is_type(word: &str) -> bool {
    types().any(|ty| ty == word)
}

/// The functions.
pub fn functions() -> impl Iterator<Item = &'static str> {
    functions::FUNCTIONS.iter().map(|function| function.name)
}

/// The names of nested blocks, sorted.
pub fn nested_blocks() -> BTreeSet<&'static str> {
    blocks().into_iter().flat_map(BlockSchema::nested_names).collect()
}

/// The labels of nested blocks of which there is a closed set, sorted: the alarms.
pub fn labels() -> BTreeSet<&'static str> {
    let fields = blocks().into_iter().flat_map(|block| block.fields);
    fields.flat_map(|field| field.rules.labels.unwrap_or_default()).map(|label| label.name).collect()
}

/// The names of nested blocks whose label is a path, and declares nothing: `mount "/mnt/efs"`. Sorted.
pub fn path_labelled() -> BTreeSet<&'static str> {
    let nested = blocks().into_iter().flat_map(|block| block.fields);
    let labelled =
        nested.filter(|field| field.block().is_some_and(|block| matches!(block.label, LabelRule::Path)));
    labelled.map(|field| field.name).collect()
}

/// The names of attributes, sorted.
pub fn attributes() -> BTreeSet<&'static str> {
    let schema = blocks().into_iter().flat_map(BlockSchema::attribute_names);
    let meta = meta::META.iter().map(|meta| meta.name);
    let declarations = meta::PARAM.iter().chain(&meta::OUTPUT).map(|attribute| attribute.name);
    schema.chain(meta).chain(declarations).collect()
}

/// The words of enumerations, sorted.
pub fn enum_values() -> BTreeSet<&'static str> {
    enumerations().into_iter().flat_map(EnumSchema::words).collect()
}

/// The enumeration of a name.
pub fn enumeration(name: &str) -> Option<&'static EnumSchema> {
    enumerations().into_iter().find(|schema| schema.name == name)
}

/// The enumerations that attributes take.
fn enumerations() -> Vec<&'static EnumSchema> {
    let fields = blocks().into_iter().flat_map(|block| block.fields);
    fields.filter_map(FieldSchema::ty).filter_map(|ty| ty.enumeration()).collect()
}

/// The schema of each block, nested ones too.
fn blocks() -> Vec<&'static BlockSchema> {
    let mut blocks = kinds::OTHERS.to_vec();
    blocks.extend(kinds::KINDS.iter().flat_map(|kind| [kind.created, kind.existing]).flatten());
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        blocks.extend(block.fields.iter().filter_map(FieldSchema::block));
        at += 1;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_enum_value_is_in_the_manual() {
        for schema in enumerations() {
            for value in schema.values {
                assert!(
                    !value.docs.is_empty() && !value.spelling.is_empty(),
                    "{}: {}",
                    schema.name,
                    value.word
                );
            }
        }
    }

    #[test]
    fn enumerations_have_names_of_their_own() {
        for schema in enumerations() {
            assert_eq!(enumeration(schema.name), Some(schema));
        }
    }

    #[test]
    fn of_fields_of_which_one_is_needed_each_names_all() {
        for block in blocks() {
            for field in block.fields {
                for name in field.alternatives() {
                    let other = block.fields.iter().find(|other| other.name == name);
                    let other = other.unwrap_or_else(|| panic!("{}: {name}", block.name));
                    assert_eq!(other.rules.needs_one, field.rules.needs_one, "{}: {name}", block.name);
                }
                assert!(
                    field.rules.needs_one.is_none() || field.alternatives().any(|name| name == field.name)
                );
            }
        }
    }

    #[test]
    fn words_of_all_depths_are_found() {
        assert!(nested_blocks().contains("root_volume") && nested_blocks().contains("throughput"));
        for attribute in ["encrypted", "standalone_tasks", "max_price", "when", "pattern", "export"] {
            assert!(attributes().contains(attribute), "{attribute}");
        }
        assert!(enum_values().contains("internet_facing"));
        assert!(path_labelled().contains("mount") && !path_labelled().contains("access_point"));
    }
}
