//! W0183: a doc comment with a blank line behind it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A doc comment stands right above what it describes. With a blank line between them it belongs to
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

/// `gap` is the white space behind the comment.
pub fn detached_docs(span: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a blank line separates this from the declaration below",
        span,
        "describes nothing",
    )
    .fix("take the blank line away", gap, "\n")
}
