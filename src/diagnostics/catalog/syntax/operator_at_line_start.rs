//! E0178: an expression that continues with an operator on the next line.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// An expression continues on the next line only after an operator at the end of the line, or inside
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

/// `place` is the end of the line above, `operator` the operator.
pub fn operator_at_line_start(operator: Span, text: &str, place: Span) -> Diagnostic {
    let edits =
        vec![Edit { span: place, text: format!(" {text}") }, Edit { span: operator, text: String::new() }];
    Diagnostic::new(
        &CODE,
        format!("an entry cannot begin with `{text}`"),
        operator,
        "an operator at the beginning of a line",
    )
    .help(format!("move `{text}` to the end of the line above, or use parentheses"))
    .fix_with(format!("move `{text}` to the line above"), edits, Applicability::Safe)
}
