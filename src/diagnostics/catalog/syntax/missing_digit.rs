//! E0168: a decimal point without a digit on either side.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A number has digits on both sides of its decimal point: `0.5`, `1.0`.
    ///
    /// ```ecs fail
    /// let part = .5
    /// ```
    ///
    /// ```ecs pass
    /// let part = 0.5
    /// ```
    E0168 error "missing digit"
}

/// `1...3`: `dot` is the third.
pub fn third_dot(dot: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a range has two dots", dot, "extra dot").fix("remove it", dot, "")
}

/// `meant` is the number with its digit.
pub fn missing_digit(span: Span, meant: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "a decimal point must be between digits", span, format!("expected `{meant}`")).fix(
        format!("write `{meant}`"),
        span,
        meant,
    )
}
