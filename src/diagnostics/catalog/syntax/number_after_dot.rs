//! E0149: an index that is written as a name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Select an element of a list with brackets: `zones[0]`.
    ///
    /// ```ecs fail
    /// let zones = [1, 2]
    /// let first = let.zones.0
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// let first = let.zones[0]
    /// ```
    E0149 error "index after a dot"
}

/// `span` is the dot and the number.
pub fn number_after_dot(span: Span, number: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("select an element with `[{number}]`"),
        span,
        "a name cannot begin with a digit",
    )
    .fix("use an index", span, format!("[{number}]"))
}
