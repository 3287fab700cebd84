//! E0519: a desired size below the minimum or above the maximum.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// `desired` is the initial number of instances. Auto Scaling rejects a number outside `size`.
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
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///   desired = 10
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Keep it within `size`, or omit it, so that an update never undoes scaling:
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
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///   desired = 4
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0519 error "`desired` outside `size`"
}

/// `number` says that `desired` is written as a number.
pub fn desired_outside_size(
    span: Span,
    desired: i64,
    size: Span,
    (min, max): (i64, i64),
    number: bool,
) -> Diagnostic {
    let nearest = desired.clamp(min.min(max), max);
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the group cannot start with {}", counted(desired, "instance")),
        span,
        if desired < min { format!("fewer than {min}") } else { format!("more than {max}") },
    )
    .label(size, format!("{min} to {}", counted(max, "instance")))
    .help("keep it within `size`, or remove it: the group then starts at the minimum");
    if number {
        diagnostic.fix(format!("start with {nearest}"), span, nearest.to_string())
    } else {
        diagnostic
    }
}
