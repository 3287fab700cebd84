//! E0170: a `%` that may be a unit or an operator.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `%` that touches a number is its unit. The remainder of a division has blanks: `60 % 7`.
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
    Diagnostic::new(&CODE, "`%` that touches a number is its unit", percent, "a unit, with a value behind it")
        .suggestion("write blanks around it", percent, " % ")
}
