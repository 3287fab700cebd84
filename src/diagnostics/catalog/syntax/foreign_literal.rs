//! E0153: `True`, `None` and the like.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The literals are `true`, `false` and `null`, in lowercase.
    ///
    /// ```ecs fail
    /// let encrypted = True
    /// ```
    ///
    /// ```ecs pass
    /// let encrypted = true
    /// ```
    E0153 error "literal of another language"
}

/// `meant` is the right word.
pub fn foreign_literal(span: Span, found: &str, meant: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected `{meant}`, found `{found}`"),
        span,
        format!("expected `{meant}`"),
    )
    .fix(format!("write `{meant}`"), span, meant)
}
