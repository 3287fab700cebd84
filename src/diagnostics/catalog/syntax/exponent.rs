//! E0164: a number in scientific notation.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Numbers are written in full. `_` can group digits: `1_000_000`.
    ///
    /// ```ecs fail
    /// let size = 1e3
    /// ```
    ///
    /// ```ecs pass
    /// let size = 1000
    /// ```
    E0164 error "number with an exponent"
}

/// `meant` is the number in full, if it is not too long.
pub fn exponent(span: Span, meant: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, "a number cannot have an exponent", span, "write the number in full");
    match meant {
        Some(meant) => diagnostic.fix(format!("write `{meant}`"), span, meant),
        None => diagnostic,
    }
}
