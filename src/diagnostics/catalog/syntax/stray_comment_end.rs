//! E0184: the end of a comment that has no beginning.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `*/` ends a comment that began with `/*`. A comment up to the end of its line begins with `#` or `//`.
    ///
    /// ```ecs fail
    /// let zones = 3
    ///
    /// */
    /// ```
    ///
    /// ```ecs pass
    /// /* The network has
    ///    three zones. */
    /// let zones = 3
    /// ```
    E0184 error "end of a comment without a beginning", hides: Line
}

/// `whole` is the line if there is nothing else on it, and otherwise the sign.
pub fn stray_comment_end(span: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`*/` without `/*`", span, "no comment is open here")
        .help("begin the comment with `/*`, or remove this; a comment up to the end of its line begins with `#` or `//`")
        .suggestion("remove `*/`", whole, "")
}
