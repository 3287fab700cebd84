//! E0102: a closing bracket that closes nothing.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A closing bracket needs an opening one before it, and a `{` something to hold. Often a bracket was typed twice, or its
    /// partner was deleted.
    ///
    /// ```ecs fail
    /// let zones = [1, 2]]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0102 error "stray bracket", hides: Line
}

/// `bracket` is the one that is too many.
pub fn stray_bracket(span: Span, bracket: char) -> Diagnostic {
    Diagnostic::new(&CODE, format!("this `{bracket}` closes nothing"), span, "nothing is left to close")
        .suggestion(format!("take `{bracket}` away"), span, "")
}

/// A `{` just before another one.
pub fn doubled_brace(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this `{` opens nothing", span, "another one stands right behind it").fix(
        "take `{` away",
        span,
        "",
    )
}
