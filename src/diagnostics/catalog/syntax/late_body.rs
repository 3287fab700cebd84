//! E0126: a brace that begins on the line after its block.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The `{` of a block stands on the line of its name.
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
    E0126 error "body on the next line"
}

/// `gap` is what is between the block's head and its brace.
pub fn late_body(brace: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the `{` of a block stands on the line of its name", brace, "too late").fix(
        "join the lines",
        gap,
        " ",
    )
}
