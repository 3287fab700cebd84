//! E0410: a number that is too large.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Integers have 64 bits; quantities can have up to 9,000,000,000,000,000 of their smallest unit.
    ///
    /// ```ecs fail
    /// output large = 9223372036854775807 + 1
    /// ```
    ///
    /// ```ecs pass
    /// output large = 1000000 + 1
    /// ```
    E0410 error "arithmetic overflow"
}

/// The result does not fit.
pub fn overflow(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the result is too large", span, "does not fit into 64 bits")
}
