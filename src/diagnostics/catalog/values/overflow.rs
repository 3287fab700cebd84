//! A number that is too large.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Whole numbers have 64 bits, quantities up to 9,000,000,000,000,000 of their smallest unit.
    ///
    /// ```ecs fail
    /// output large = 9223372036854775807 + 1
    /// ```
    ///
    /// ```ecs pass
    /// output large = 1000000 + 1
    /// ```
    E0410 error "a number that is too large"
}

/// The result has no room.
pub fn overflow(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the result is too large", span, "does not fit into 64 bits")
}
