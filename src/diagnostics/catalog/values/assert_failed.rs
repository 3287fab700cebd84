//! E0414: an assert that fails.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The condition of an `assert` in the program is false.
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
    E0414 error "failed assert"
}

/// The condition at `span` is false; `message` is the program's own, and `values` say what takes part.
pub fn assert_failed(span: Span, message: &str, values: Vec<String>) -> Diagnostic {
    values.into_iter().fold(Diagnostic::new(&CODE, message, span, "this is false"), Diagnostic::note)
}
