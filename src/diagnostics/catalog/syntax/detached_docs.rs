//! W0183: a doc comment followed by a blank line.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A doc comment must be directly above what it describes. If a blank line separates them, it describes
    /// nothing.
    ///
    /// ```ecs fail
    /// /// As many as the network has.
    ///
    /// let zones = 3
    /// ```
    ///
    /// ```ecs pass
    /// /// As many as the network has.
    /// let zones = 3
    /// ```
    W0183 warning "detached doc comment"
}

/// `gap` is the whitespace after the comment.
pub fn detached_docs(span: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a blank line separates this from the declaration below",
        span,
        "describes nothing",
    )
    .fix("remove the blank line", gap, "\n")
}
