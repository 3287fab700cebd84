//! Syntax: E01xx and W01xx.

use crate::diagnostics::Edit;
use crate::source::{Span, offset};

catalog! {
    unclosed_bracket,
    stray_bracket,
    wrong_bracket,
    unclosed_string,
    unclosed_interpolation,
    line_break_in_string,
    unclosed_heredoc,
    heredoc_end,
    heredoc_opening,
    unclosed_comment,
    too_deep {},
    invalid_utf8,
    control_character,
    bidi_character,
    unexpected_character,
    single_quotes,
    typographic_quotes,
    shell_expansion,
    conflict_marker,
    missing_value,
    missing_equals,
    foreign_equals,
    missing_separator {},
    superfluous_comma,
    semicolon {},
    late_body,
    incomplete_entry,
    bare_label,
    attribute_at_top_level,
    nested_declaration,
    missing_name,
    quoted_name,
    foreign_declaration,
    missing_type,
    type_on_let,
    missing_message,
    unexpected,
    unknown_keyword,
    map_comprehension,
    existing,
    missing_operand,
    incomplete_conditional {},
    chained_comparison,
    missing_comma,
    ambiguous_sign,
    several_values,
    missing_member,
    number_after_dot,
    splat,
    not_callable,
    for_clause,
    foreign_literal,
    template_function,
    pseudo_parameter,
    hyphenated_name,
    assignment_in_expression,
    foreign_operator,
    detached_postfix,
    detached_unit,
    unknown_unit,
    foreign_unit,
    compound_quantity,
    exponent,
    number_base,
    leading_zero,
    misplaced_underscore,
    missing_digit,
    dotted_number,
    percent_remainder,
    number_too_large,
    unknown_escape,
    bad_code_point,
    reserved_variable,
    optional_inside_union,
    type_arguments,
    interpolated_key,
    operator_at_line_start,
    list_items,
    zero_width_character,
    misplaced_docs,
    template_directive,
    detached_docs,
    stray_comment_end,
    block_without_kind,
    block_with_equals,
    lost_header,
    pasted_document,
    foreign_statement,
    loop_in_head,
    foreign_heredoc,
    interpolation_outside,
    null_access,
}

/// The closing bracket of an opening one.
fn closing_bracket(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// The edits that put plain quotes around a string, and whether its characters stay as they are.
fn requote(open: Span, close: Span, content: &str) -> (Vec<Edit>, bool) {
    let mut edits = vec![Edit { span: open, text: "\"".to_owned() }];
    for (at, _) in content.match_indices('"') {
        let start = open.end + offset(at);
        edits.push(Edit { span: Span::new(open.file, start, start + 1), text: "\\\"".to_owned() });
    }
    let plain = edits.len() == 1 && !content.contains(['\\', '$']);
    edits.push(Edit { span: close, text: "\"".to_owned() });
    (edits, plain)
}
