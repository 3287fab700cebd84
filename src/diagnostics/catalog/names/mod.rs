//! Undeclared and conflicting names: E02xx.

use crate::diagnostics::list;

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
    unknown_property,
    unknown_resource,
}
