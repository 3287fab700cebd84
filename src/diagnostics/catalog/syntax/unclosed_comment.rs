//! E0110: a comment without its end.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `/*` begins a comment that ends with `*/`. Comments nest: each `/*` inside needs its own `*/`.
    ///
    /// ```ecs fail
    /// let zones = 3 /* as many as the network has
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3 /* as many as the network has */
    /// ```
    E0110 error "unclosed comment"
}

/// `open` is the `/*`.
pub fn unclosed_comment(open: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this comment is never closed", open, "opened here")
        .help("close it with `*/`; comments nest, so each `/*` inside needs its own")
}
