//! E0165: a hexadecimal, octal or binary number.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Numbers are written in decimal notation.
    ///
    /// ```ecs fail
    /// let mask = 0x1f
    /// ```
    ///
    /// ```ecs pass
    /// let mask = 31
    /// ```
    E0165 error "number that is not decimal"
}

/// `meant` is the number in decimal digits, if it is one.
pub fn number_base(span: Span, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "numbers must be decimal", span, "not a decimal number");
    match meant {
        Some(meant) => diagnostic.fix(format!("write `{meant}`"), span, meant),
        None => diagnostic,
    }
}
