//! E0178: an expression that goes on with an operator on the next line.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// An expression goes on to the next line after an operator at the end of the line, or inside of
    /// brackets.
    ///
    /// ```ecs fail
    /// let size = true
    ///   ? 3 : 1
    /// ```
    ///
    /// ```ecs pass
    /// let size = true ?
    ///   3 :
    ///   1
    /// ```
    E0178 error "operator at the beginning of a line", hides: Rest
}

/// `place` is the end of the line above, `gap` what is between that and what follows the operator.
pub fn operator_at_line_start(operator: Span, text: &str, place: Span) -> Diagnostic {
    let edits =
        vec![Edit { span: place, text: format!(" {text}") }, Edit { span: operator, text: String::new() }];
    Diagnostic::new(
        &CODE,
        format!("no entry begins with `{text}`"),
        operator,
        "a line does not begin with an operator",
    )
    .help(format!("move `{text}` to the end of the line above, or use parentheses"))
    .fix_with(format!("move `{text}` to the line above"), edits, Applicability::Machine)
}
