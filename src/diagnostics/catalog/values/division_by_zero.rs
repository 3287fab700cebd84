//! E0409: division by zero.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A number cannot be divided by zero.
    ///
    /// ```ecs fail
    /// output half = 4 / 0
    /// ```
    ///
    /// ```ecs pass
    /// output half = 4 / 2
    /// ```
    E0409 error "division by zero"
}

/// The right side of `op` is zero.
pub fn division_by_zero(span: Span, op: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the right side of `{op}` is zero"), span, "this is zero")
}
