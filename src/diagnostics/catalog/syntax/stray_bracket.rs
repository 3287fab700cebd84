//! E0102: a closing bracket that closes nothing.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A closing bracket needs an opening one before it, and a `{` needs a block. Often a bracket was typed
    /// twice, or its counterpart was deleted.
    ///
    /// ```ecs fail
    /// let zones = [1, 2]]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0102 error "unmatched bracket", hides: Line
}

/// `bracket` is the unmatched one.
pub fn stray_bracket(span: Span, bracket: char) -> Diagnostic {
    Diagnostic::new(&CODE, format!("unmatched `{bracket}`"), span, "no open bracket to close").suggestion(
        format!("remove `{bracket}`"),
        span,
        "",
    )
}

/// A `{` just before another one.
pub fn doubled_brace(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "unexpected `{`", span, "directly followed by another one").fix(
        "remove `{`",
        span,
        "",
    )
}
