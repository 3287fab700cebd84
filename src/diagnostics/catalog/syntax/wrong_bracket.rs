//! E0103: a bracket that is closed by another sort.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `(` is closed by `)`, `[` by `]`, `{` by `}`.
    ///
    /// ```ecs fail
    /// let zones = [1, 2)
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0103 error "wrong closing bracket", hides: Line
}

/// `found` closes `open`, which wants `wanted`.
pub fn wrong_bracket(span: Span, found: char, wanted: char, open: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected `{wanted}`, found `{found}`"),
        span,
        format!("expected `{wanted}`"),
    )
    .label(open, "to close this")
    .fix(format!("write `{wanted}`"), span, wanted)
}
