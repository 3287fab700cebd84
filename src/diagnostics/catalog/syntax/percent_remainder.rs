//! E0170: a `%` that may be a unit or an operator.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A `%` directly after a number is its unit. The remainder operator has spaces around it: `60 % 7`.
    ///
    /// ```ecs fail
    /// let rest = 60%7
    /// ```
    ///
    /// ```ecs pass
    /// let rest = 60 % 7
    /// ```
    E0170 error "ambiguous `%`"
}

/// `percent` is the sign.
pub fn percent_remainder(percent: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`%` directly after a number is its unit", percent, "a unit followed by a value")
        .suggestion("write spaces around it", percent, " % ")
}
