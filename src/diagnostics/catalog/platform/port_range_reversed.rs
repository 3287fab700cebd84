//! E0543: a range of ports whose first end is higher than its last.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The first port of a range must not be higher than the last.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   allow {
    ///     from = "10.0.0.0/8"
    ///     port = 9100..9000
    ///   }
    /// }
    /// ```
    ///
    /// Write the lower port first:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   allow {
    ///     from = "10.0.0.0/8"
    ///     port = 9000..9100
    ///   }
    /// }
    /// ```
    E0543 error "reversed port range"
}

/// The range, from `first` to `last`.
pub fn port_range_reversed(span: Span, first: u16, last: u16) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the port range from {first} to {last} is empty"),
        span,
        "from high to low",
    )
    .help(format!("write the lower port first: `{last}..{first}`"))
    .fix("write the lower port first", span, format!("{last}..{first}"))
}
