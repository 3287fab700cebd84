//! E0142: an operator with nothing after it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An operator is between two values. The second value may be on the next line, but not in the next
    /// entry.
    ///
    /// ```ecs fail
    /// let zones = 1 +
    /// let size = 2
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 1 + 2
    /// let size = 2
    /// ```
    E0142 error "missing operand", hides: Rest
}

/// `place` is just after the operator.
pub fn missing_operand(place: Span, operator: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected a value after `{text}`"), operator, "no value follows this")
        .label(place, "expected a value")
}
