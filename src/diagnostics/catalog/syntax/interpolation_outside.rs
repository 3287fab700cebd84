//! E0192: an interpolation outside a string.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `${` and `}` are around a value inside a string. Outside strings, a value is written as it is.
    ///
    /// ```ecs fail
    /// let zones = 3
    /// let twice = ${let.zones} * 2
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// let twice = let.zones * 2
    /// ```
    E0192 error "interpolation outside a string"
}

/// `span` is `${network.main}`, `inside` what is between the braces.
pub fn interpolation_outside(span: Span, inside: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "`${ }` is only for strings", span, "not in a string")
        .help(format!("write `{inside}`"))
        .fix(format!("write `{inside}`"), span, inside)
}
