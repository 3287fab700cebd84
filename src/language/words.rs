//! The words of the language, sorted by what they are: those of the grammar, and those of the schema.

use std::collections::BTreeSet;

use super::{BlockSchema, FieldSchema, LabelRule, Shape, functions, kinds, meta};
use crate::types::Type;
/// The words that begin a declaration of the grammar's own.
pub const DECLARATIONS: [&str; 5] = ["param", "var", "let", "output", "assert"];

/// The word before a block that another stack owns.
pub const EXISTING: &str = "existing";

/// The words of `[for name in list: value if condition]`.
pub const FOR: [&str; 3] = ["for", "in", "if"];

/// The values that have a name of their own.
pub const CONSTANTS: [&str; 3] = ["true", "false", "null"];

/// The words before a dot, but for the kinds.
pub const NAMESPACES: [&str; 4] = ["param", "var", "let", "aws"];

/// Types that are made of others, and are no type of a param but by name.
const MADE_OF_OTHERS: [&str; 3] = ["list", "map", "range"];

/// All words that begin a declaration and are no kind.
pub fn keywords() -> Vec<&'static str> {
    DECLARATIONS.into_iter().chain([EXISTING, kinds::PROJECT.name]).collect()
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

/// The symbols that attributes take, sorted.
pub fn symbols() -> BTreeSet<String> {
    let mut symbols = BTreeSet::new();
    for field in blocks().into_iter().flat_map(|block| block.fields) {
        if let Shape::Attribute { ty, .. } = field.shape {
            collect_symbols(ty(), &mut symbols);
        }
    }
    symbols
}

fn collect_symbols(ty: Type, symbols: &mut BTreeSet<String>) {
    match ty {
        Type::Symbols(words) => symbols.extend(words.into_iter().filter(|word| is_word(word))),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Range(inner) => {
            collect_symbols(*inner, symbols);
        }
        Type::Union(types) => types.into_iter().for_each(|ty| collect_symbols(ty, symbols)),
        _ => {}
    }
}

/// A union may have literals, too.
fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The schema of each block, nested ones too.
fn blocks() -> Vec<&'static BlockSchema> {
    let mut blocks = vec![kinds::PROJECT];
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
    use crate::language::symbol;

    /// The unions of symbols in a type.
    fn unions(ty: Type) -> Vec<Vec<String>> {
        match ty {
            Type::Symbols(symbols) => vec![symbols],
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Range(inner) => {
                unions(*inner)
            }
            Type::Union(types) => types.into_iter().flat_map(unions).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_symbol_of_the_schema_is_in_the_manual() {
        for field in blocks().into_iter().flat_map(|block| block.fields) {
            for union in field.ty().map(unions).unwrap_or_default() {
                for word in &union {
                    let known = symbol(&union, word).unwrap_or_else(|| panic!("{}: {word}", field.name));
                    assert!(!known.docs.is_empty() && !known.spelling.is_empty());
                }
            }
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
        for attribute in ["encrypted", "drain_timeout", "max_price", "when", "pattern", "export"] {
            assert!(attributes().contains(attribute), "{attribute}");
        }
        assert!(symbols().contains("internet_facing"));
        assert!(path_labelled().contains("mount") && !path_labelled().contains("access_point"));
    }
}
