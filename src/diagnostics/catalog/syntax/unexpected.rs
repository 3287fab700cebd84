//! E0138.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// Text that is no part of the language.
    ///
    /// ```ecs fail
    /// let a = 1 2
    /// ```
    ///
    /// ```ecs pass
    /// let a = 12
    /// ```
    E0138 error "unexpected text"
}

/// Provisional.
pub fn new(span: Span, message: impl Into<String>, label: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&CODE, message, span, label)
}
