//! E0161: a number with an unknown unit.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The units are `s` `m` `h` `d` for durations, `B` `KiB` `MiB` `GiB` `TiB` for sizes, `vcpu` and `%`.
    ///
    /// ```ecs fail
    /// let speed = 5knots
    /// ```
    ///
    /// ```ecs pass
    /// let speed = 5
    /// ```
    E0161 error "unknown unit"
}

/// `span` is the unit.
pub fn unknown_unit(span: Span, unit: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is no unit `{unit}`"), span, "unknown unit")
        .help("the units are `s` `m` `h` `d`, `B` `KiB` `MiB` `GiB` `TiB`, `vcpu` and `%`")
}
