//! E0165: a hexadecimal, octal or binary number.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Numbers are decimal.
    ///
    /// ```ecs fail
    /// let mask = 0x1f
    /// ```
    ///
    /// ```ecs pass
    /// let mask = 31
    /// ```
    E0165 error "number in another base"
}

/// `meant` is the number in decimal digits, if it is one.
pub fn number_base(span: Span, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "numbers are decimal", span, "another base");
    match meant {
        Some(meant) => diagnostic.fix(format!("write `{meant}`"), span, meant),
        None => diagnostic,
    }
}
