//! E0518: a range of sizes with one number in it.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// A `scaling` whose fewest and most instances are the same has nothing to do. Its functions and alarms would run for nothing.
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
    ///   size    = 3..3
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Give it room, or leave the `scaling` out and write the size at the instances:
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
    ///     size = 3
    ///   }
    /// }
    /// ```
    E0518 error "scaling of a fixed size"
}

/// `number` says that both ends are numbers.
pub fn size_fixed(span: Span, n: i64, number: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a cluster of {n} to {} does not scale", counted(n, "instance")),
        span,
        "the fewest are the most",
    )
    .help(format!("widen it, or leave the `scaling` out and write `instances {{ size = {n} }}`"));
    if number {
        diagnostic.suggestion("let it grow to twice the size", span, format!("{n}..{}", n.saturating_mul(2)))
    } else {
        diagnostic
    }
}
