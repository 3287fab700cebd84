//! E0142: an operator with nothing behind it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An operator stands between two values. At the end of a line it takes its second value from the next
    /// one, but not from the next entry.
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
    Diagnostic::new(&CODE, format!("expected a value after `{text}`"), operator, "nothing follows this")
        .label(place, "expected a value")
}
