//! E0145: two elements without a comma.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// The elements of a list and the arguments of a call are separated by commas. A line end is no comma
    /// there.
    ///
    /// ```ecs fail
    /// let zones = [1 2]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0145 error "missing comma"
}

/// `place` is just after the element before `next`.
pub fn missing_comma(place: Span, next: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected a comma between these elements", next, "a new element begins here")
        .fix("insert a comma", place, ",")
}
