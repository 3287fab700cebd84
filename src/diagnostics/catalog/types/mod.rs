//! Types, phases, null and secrets: E03xx.

catalog! {
    type_mismatch,
    missing_unit,
    other_unit,
    wrong_shape,
    not_one_of,
    quoted_symbol,
    maybe_absent,
    null_refused,
    constant_needed,
    secret_leak,
    param_unit,
    operand_type,
    deploy_operand,
    argument_count,
    argument_type,
    wrong_kind,
    condition_not_bool,
    no_members,
    no_index,
    missing_attribute,
    guard_refused,
    not_a_param_type,
    branches_differ,
    incomparable,
    block_as_value,
    reference_expected,
    quoted_value,
    bare_word,
    string_param,
    wider_union,
    list_expected,
    list_length,
    cannot_interpolate,
    not_a_collection,
    assert_inexpressible,
    key_needed,
    text_addition,
    block_in_map,
    element_type_missing,
    type_in_union,
    stack_cycle,
    not_an_output,
    resource_cycle,
    missing_keys,
    open_key,
    existing_refused,
    not_given,
    repeated_declaration,
    copy_needed,
    property_type,
    unit_in_property,
    missing_property,
    intrinsic_key,
    unknown_property_value,
    nullable_property,
    placed_in_existing,
    placed_in_optional,
}

/// `` for `volume.encrypted` ``, where a message says what takes a value.
fn of(subject: Option<&str>) -> String {
    subject.map(|subject| format!(" for {}", quoted(subject))).unwrap_or_default()
}

/// What a message speaks of: the path of an attribute in backticks, or a phrase such as "the message of an
/// assert".
fn quoted(subject: &str) -> String {
    if subject.contains(' ') { subject.into() } else { format!("`{subject}`") }
}
