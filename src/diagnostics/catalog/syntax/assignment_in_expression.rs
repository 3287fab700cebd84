//! E0157: an `=` where a comparison is meant.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `=` sets a value; `==` compares two values. An entry has one `=`.
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
    Diagnostic::new(&CODE, "`=` is not an operator", span, "expected `==`, or a line break before the name")
        .suggestion("compare with `==`", span, "==")
}

/// In the arguments of a call.
pub fn named_argument(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "arguments cannot be named", span, "expected a comma or `)`")
        .help("pass the values without names, in order")
}
