//! E0171: a number with too many digits.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Integers can have up to 18 digits.
    ///
    /// ```ecs fail
    /// let count = 99999999999999999999
    /// ```
    ///
    /// ```ecs pass
    /// let count = 99999999
    /// ```
    E0171 error "number too large"
}

/// `span` is the number.
pub fn number_too_large(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this number is too large", span, "more than 18 digits")
        .help("write an account id, or other digits that are not a quantity, as a string")
}
