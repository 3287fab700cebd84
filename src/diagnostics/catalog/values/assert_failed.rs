//! An assert does not hold.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The program itself says that this must hold, and it does not.
    ///
    /// ```ecs fail
    /// let zones = 1
    /// assert let.zones >= 2, "a load balancer needs two zones"
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 2
    /// assert let.zones >= 2, "a load balancer needs two zones"
    /// ```
    E0414 error "an assert does not hold"
}

/// The condition at `span` is false; `message` is the program's own, and `values` say what takes part.
pub fn assert_failed(span: Span, message: &str, values: Vec<String>) -> Diagnostic {
    values.into_iter().fold(Diagnostic::new(&CODE, message, span, "this is false"), Diagnostic::note)
}
