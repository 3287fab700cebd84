//! E0519: a desired size below the fewest or above the most instances.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// `desired` is the number of instances that the group begins with. Auto Scaling refuses one outside of `size`.
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
    /// Keep it inside, or leave it out, so that an update never undoes scaling:
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
    E0519 error "desired size outside of size"
}

/// `number` says that `desired` stands as a number.
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
        format!("the group cannot begin with {}", counted(desired, "instance")),
        span,
        if desired < min { format!("fewer than {min}") } else { format!("more than {max}") },
    )
    .label(size, format!("{min} to {}", counted(max, "instance")))
    .help("keep it inside of `size`, or leave it out: the group then begins with the fewest");
    if number {
        diagnostic.fix(format!("begin with {nearest}"), span, nearest.to_string())
    } else {
        diagnostic
    }
}
