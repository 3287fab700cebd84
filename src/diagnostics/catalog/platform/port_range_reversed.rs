//! E0543: a range of ports whose first end is the higher one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A range of ports goes from the lowest to the highest.
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
    E0543 error "port range from high to low"
}

/// The range, from `first` to `last`.
pub fn port_range_reversed(span: Span, first: u16, last: u16) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no port is from {first} upwards and up to {last}"),
        span,
        "from high to low",
    )
    .help(format!("write the lower port first: `{last}..{first}`"))
    .fix("write the lower port first", span, format!("{last}..{first}"))
}
