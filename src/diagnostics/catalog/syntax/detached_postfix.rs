//! E0159: a bracket or a dot that does not touch what it belongs to.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The `(` of a call, the `[` of an index and the `.` before a name touch what they follow. With a
    /// blank, or on a new line, they would begin something new.
    ///
    /// ```ecs fail
    /// let count = max (1, 2)
    /// ```
    ///
    /// ```ecs pass
    /// let count = max(1, 2)
    /// ```
    E0159 error "blank before a bracket"
}

/// `gap` is the white space between.
pub fn detached_postfix(span: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "white space separates this from what it belongs to",
        span,
        "expected to touch what is before it",
    )
    .fix("take the white space away", gap, "")
}
