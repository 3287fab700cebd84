//! E0146: a minus that may be a sign or a subtraction.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Between brackets, ` -1` after a value may be a subtraction, or an element after a missing comma. Write
    /// `a - 1` or `a, -1`.
    ///
    /// ```ecs fail
    /// let sizes = [3 -1]
    /// ```
    ///
    /// ```ecs pass
    /// let sizes = [3, -1]
    /// ```
    E0146 error "ambiguous sign"
}

/// `span` is the minus, `before` the whitespace before it.
pub fn ambiguous_sign(span: Span, before: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this may be a subtraction or a missing comma",
        span,
        "a space before it, and none after it",
    )
    .help("write `a - 1` to subtract, `a, -1` for two elements")
    .suggestion("insert a comma", before.before(), ",")
    .suggestion("insert a space", span.after(), " ")
}
