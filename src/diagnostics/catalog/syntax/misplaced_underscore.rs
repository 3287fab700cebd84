//! E0167: an underscore that is not between two digits.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `_` groups the digits of a number, one at a time and between digits: `1_000`.
    ///
    /// ```ecs fail
    /// let count = 1__000
    /// ```
    ///
    /// ```ecs pass
    /// let count = 1_000
    /// ```
    E0167 error "misplaced underscore"
}

/// `meant` is the number with its underscores corrected.
pub fn misplaced_underscore(span: Span, meant: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "`_` must be between two digits", span, format!("expected `{meant}`")).fix(
        format!("write `{meant}`"),
        span,
        meant,
    )
}
