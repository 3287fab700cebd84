//! E0163: a number with several units.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A number can have only one unit: `90m`, not `1h30m`.
    ///
    /// ```ecs fail
    /// let timeout = 1h30m
    /// ```
    ///
    /// ```ecs pass
    /// let timeout = 90m
    /// ```
    E0163 error "compound quantity"
}

/// `meant` is the sum, if it can be computed.
pub fn compound_quantity(span: Span, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "a number can have only one unit", span, "several units");
    match meant {
        Some(meant) => diagnostic.fix(format!("write `{meant}`"), span, meant),
        None => diagnostic,
    }
}
