//! E0169: an address or a version without quotes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An address, a CIDR block or a version is written as a string.
    ///
    /// ```ecs fail
    /// let block = 10.0.0.0/16
    /// ```
    ///
    /// ```ecs pass
    /// let block = "10.0.0.0/16"
    /// ```
    E0169 error "number with several decimal points"
}

/// `text` is all of it.
pub fn dotted_number(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{text}` is not a number"), span, "expected a string").fix(
        "put it in quotes",
        span,
        format!("\"{text}\""),
    )
}
