//! E0159: a bracket or a dot after whitespace.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The `(` of a call, the `[` of an index and the `.` before a name directly follow what they belong to.
    /// After whitespace, or on a new line, they would begin something new.
    ///
    /// ```ecs fail
    /// let count = max (1, 2)
    /// ```
    ///
    /// ```ecs pass
    /// let count = max(1, 2)
    /// ```
    E0159 error "whitespace before a bracket"
}

/// `gap` is the whitespace between.
pub fn detached_postfix(span: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "unexpected whitespace before this",
        span,
        "must directly follow what is before it",
    )
    .fix("remove the whitespace", gap, "")
}
