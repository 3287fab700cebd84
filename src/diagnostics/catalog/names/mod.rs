//! Undeclared and conflicting names: E02xx.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

/// What may still be written in a block, in the order of its schema.
#[derive(Debug, Clone, Copy)]
pub struct Free<'a> {
    /// Attributes, those of every block among them.
    pub attributes: &'a [&'a str],
    /// Nested blocks.
    pub blocks: &'a [&'a str],
    /// Whether the block has none of its own attributes yet, and none of its nested blocks.
    pub is_all: (bool, bool),
}

impl<'a> Free<'a> {
    /// All attributes of what has no nested blocks.
    pub fn all(attributes: &'a [&'a str]) -> Self {
        Self { attributes, blocks: &[], is_all: (true, true) }
    }
}

/// What may still be written in a block, as its help says it.
fn what_fits(free: Free<'_>) -> String {
    let all = |noun: &str, is_all: bool, names: &[&str]| {
        let (other, plural) =
            (if is_all { "" } else { "other " }, if names.len() == 1 { " is" } else { "s are" });
        format!("its {other}{noun}{plural} {}", list(names, "and", usize::MAX))
    };
    let attributes = |names| all("attribute", free.is_all.0, names);
    let blocks = |names| all("nested block", free.is_all.1, names);
    match (free.attributes, free.blocks) {
        ([], []) => "nothing more can be written in it".to_owned(),
        ([attribute], []) => format!("the only attribute left is `{attribute}`"),
        (names, []) => attributes(names),
        ([], names) => blocks(names),
        (names, nested) => format!("{}; {}", attributes(names), blocks(nested)),
    }
}

/// Which key was meant, of those that there are: the nearest as a fix, or all. What stands at `span` may have quotes.
fn of_keys(diagnostic: Diagnostic, span: Span, key: &str, known: &[&str], none: &str) -> Diagnostic {
    match did_you_mean(key, known.iter().copied()) {
        Some(nearest) => {
            let quoted = span.range().len() > key.len();
            let written = if quoted { format!("\"{nearest}\"") } else { nearest.to_owned() };
            diagnostic.help(format!("did you mean `{nearest}`?")).fix(
                format!("change to `{nearest}`"),
                span,
                written,
            )
        }
        None if known.is_empty() => diagnostic.help(none),
        None => diagnostic.help(format!("its keys are {}", list(known, "and", 8))),
    }
}

catalog! {
    duplicate_declaration,
    unknown_kind,
    unknown_attribute,
    unknown_name,
    unknown_namespace,
    unknown_result,
    missing_label,
    not_an_identifier,
    extra_label,
    second_project,
    name_collision,
    cyclic_value,
    wrong_existence {},
    unknown_function,
    unknown_nested,
    block_as_attribute,
    attribute_as_block,
    duplicate_attribute,
    duplicate_nested,
    unknown_type,
    duplicate_symbol,
    duplicate_key,
    unknown_key,
    label_not_plain,
    unknown_variable,
    project_label,
    name_taken,
    same_stacks,
    duplicate_export,
    duplicate_stack,
    logical_id_taken,
    moved {},
    not_for_each,
    late_for_each,
    for_each_refused,
    bad_key,
    duplicate_copy,
    each_outside,
    unknown_copy,
    copy_collision,
    cyclic_for_each,
    copies_of_one_label,
    unknown_property,
    unknown_resource,
    computed_resource_type,
    unknown_resource_type,
    unknown_label,
}
