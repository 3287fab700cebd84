//! Lines that have lost their shape: one mistake there makes several, so the first is shown and the rest of the line is silent.

use std::collections::BTreeSet;

use crate::diagnostics::catalog::syntax::{
    assignment_in_expression, attribute_at_top_level, bare_label, existing, for_clause, foreign_declaration,
    foreign_equals, hyphenated_name, incomplete_conditional, incomplete_entry, list_items, missing_comma,
    missing_equals, missing_member, missing_message, missing_name, missing_operand, missing_separator,
    missing_type, missing_value, nested_declaration, operator_at_line_start, stray_bracket,
    superfluous_comma, type_arguments, unexpected, unknown_keyword, wrong_bracket,
};
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::source::{LineIndex, Span};

/// A bracket without its partner explains whatever else is odd on its line.
const BRACKETS: [&Code; 2] = [&stray_bracket::CODE, &wrong_bracket::CODE];

/// Behind these nothing on the line can be trusted: what it says about names and values is no second mistake.
const LOSING: [&Code; 20] = [
    &missing_equals::CODE,
    &attribute_at_top_level::CODE,
    &nested_declaration::CODE,
    &missing_name::CODE,
    &foreign_declaration::CODE,
    &missing_type::CODE,
    &missing_message::CODE,
    &unexpected::CODE,
    &unknown_keyword::CODE,
    &existing::CODE,
    &missing_operand::CODE,
    &incomplete_conditional::CODE,
    &incomplete_entry::CODE,
    &missing_member::CODE,
    &for_clause::CODE,
    &hyphenated_name::CODE,
    &assignment_in_expression::CODE,
    &type_arguments::CODE,
    &operator_at_line_start::CODE,
    &list_items::CODE,
];

/// On a lost line, these are no mistakes of their own.
const FOLLOWING: [&Code; 6] = [
    &foreign_equals::CODE,
    &missing_value::CODE,
    &missing_separator::CODE,
    &superfluous_comma::CODE,
    &missing_comma::CODE,
    &bare_label::CODE,
];

/// Reports what was found in a file, less what follows from something else on its line. Gives the lines that are lost.
pub(super) fn report(found: Vec<Diagnostic>, index: &LineIndex, sink: &mut Sink) -> Vec<Span> {
    let line = |diagnostic: &Diagnostic| index.line(diagnostic.primary.span.start);
    let among = |codes: &[&'static Code], diagnostic: &Diagnostic| codes.contains(&diagnostic.code);
    let Some(file) = found.first().map(|diagnostic| diagnostic.primary.span.file) else { return Vec::new() };
    let mut lost: BTreeSet<usize> =
        found.iter().filter(|diagnostic| among(&BRACKETS, diagnostic)).map(line).collect();
    // `a = 1 b c`: the missing separator explains why what follows is no entry.
    let mut separated = BTreeSet::new();
    for diagnostic in found {
        let line = line(&diagnostic);
        let shown = if among(&LOSING, &diagnostic) {
            lost.insert(line) && !separated.contains(&line)
        } else {
            !(among(&FOLLOWING, &diagnostic) && lost.contains(&line))
        };
        if shown {
            if diagnostic.code == &missing_separator::CODE {
                separated.insert(line);
            }
            sink.push(diagnostic);
        }
    }
    let span = |line: usize| index.line_range(line).map(|range| Span::new(file, range.start, range.end));
    lost.into_iter().filter_map(span).collect()
}
