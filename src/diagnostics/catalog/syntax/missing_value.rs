//! E0120: a missing value.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `=` is followed by a value on the same line. The value can continue over several lines inside
    /// brackets, or after an operator at the end of a line.
    ///
    /// ```ecs fail
    /// let zones =
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0120 error "missing value", hidden_by: LostLine
}

/// `place` is where the value belongs: after `what`, such as `=`.
pub fn missing_value(place: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected a value after `{what}`"), place, "expected a value")
        .help("write a value after it, or remove the line")
}

/// The value begins on one of the next lines; `gap` is all between it and the `=`.
pub fn value_on_next_line(equals: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a value must begin on the line of its `=`",
        equals,
        "expected a value on this line",
    )
    .label(gap.after(), "the value begins here")
    .fix("join the lines", gap, " ")
}

/// Brackets with nothing between them, where one value belongs.
pub fn empty_brackets(brackets: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected a value between the brackets", brackets, "empty")
}
