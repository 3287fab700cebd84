//! E0121: a name and a value without `=` between them.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A name and its value are separated by `=`.
    ///
    /// ```ecs fail
    /// let zones 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0121 error "missing `=`", hides: Rest
}

/// `place` is just after the name.
pub fn missing_equals(place: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected `=` between name and value", place, "expected `=`").fix(
        "insert `=`",
        place,
        " =",
    )
}
