//! Undeclared and conflicting names: E02xx.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

/// What may be written in a block: all of it, in the order of the schema.
fn what_fits(attributes: &[&str], blocks: &[&str]) -> String {
    let all = |names: &[&str]| list(names, "and", usize::MAX);
    match (attributes, blocks) {
        ([], []) => "nothing more can be written in it".to_owned(),
        ([attribute], []) => format!("the only attribute left is `{attribute}`"),
        (attributes, []) => format!("its attributes are {}", all(attributes)),
        ([], blocks) => format!("its nested blocks are {}", all(blocks)),
        (attributes, blocks) => {
            format!("its attributes are {}; its nested blocks are {}", all(attributes), all(blocks))
        }
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
