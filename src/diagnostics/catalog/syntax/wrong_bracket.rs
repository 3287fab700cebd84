//! E0103: a bracket that is closed by one of another kind.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `(` must be closed by `)`, `[` by `]`, and `{` by `}`.
    ///
    /// ```ecs fail
    /// let zones = [1, 2)
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0103 error "mismatched closing bracket", hides: Line
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
