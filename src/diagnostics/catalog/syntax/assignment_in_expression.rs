//! E0157: an `=` where a comparison is meant.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `=` gives a name its value; `==` compares. An entry has one `=`.
    ///
    /// ```ecs fail
    /// let zones = 3
    /// let many = let.zones = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// let many = let.zones == 3
    /// ```
    E0157 error "`=` in an expression", hides: Rest
}

/// `span` is the second `=`.
pub fn assignment_in_expression(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`=` is no operator of expressions", span, "expected `==`, or a new line before")
        .suggestion("compare with `==`", span, "==")
}

/// In the arguments of a call.
pub fn named_argument(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "arguments have no names", span, "expected a comma or `)`")
        .help("give the values alone, in their order")
}
