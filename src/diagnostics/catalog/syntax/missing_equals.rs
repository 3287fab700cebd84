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

/// `place` is just after the name; `fits` whether an `=` there would be followed by the value.
pub fn missing_equals(place: Span, fits: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "expected `=` between name and value", place, "expected `=`");
    if fits { diagnostic.fix("insert `=`", place, " =") } else { diagnostic }
}
