//! E0126: an opening brace on the line after its block.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The `{` of a block must be on the same line as its name.
    ///
    /// ```ecs fail
    /// project "platform"
    /// {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {}
    /// ```
    E0126 error "opening brace on the next line"
}

/// `gap` is what is between the block's head and its brace.
pub fn late_body(brace: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the `{` of a block must be on the line of its name", brace, "on the wrong line")
        .fix("join the lines", gap, " ")
}
