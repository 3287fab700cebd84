//! W0678: a `for` over a range whose end comes before its beginning.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A range counts upwards: `3..1` has no numbers in it, and a `for` over it gives an empty list.
    ///
    /// ```ecs fail
    /// let ports = [for i in 3..1: 8000 + i]
    /// output count = "${length(let.ports)}"
    /// ```
    ///
    /// ```ecs pass
    /// let ports = [for i in 1..3: 8000 + i]
    /// output count = "${length(let.ports)}"
    /// ```
    W0678 warning "`for` over an empty range"
}

/// The range is from `from` to `to`, which is smaller.
pub fn empty_range(span: Span, from: i64, to: i64) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no number is in the range `{from}..{to}`"),
        span,
        "the end comes before the beginning",
    )
    .help(format!("a range counts upwards: `{to}..{from}`"))
}
