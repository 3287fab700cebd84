//! E0521: a fixed size for a cluster that has a scaling.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `instances { size = 2 }` is the size of a cluster without scaling. With a `scaling`, the range `size`
    /// of the `scaling` applies instead.
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
    ///     size = 4
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Remove the fixed size; `desired` sets the initial number of instances:
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
    E0521 error "fixed size and scaling"
}

/// The fixed size, and the range beside it.
pub fn size_beside_scaling(span: Span, n: i64, name: &str, range: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the cluster cannot have a fixed size and be scaled by `scaling.{name}`"),
        span,
        "a fixed size",
    )
    .label(range, "a range of sizes")
    .help(format!("remove the fixed size; to start at this size, write `desired = {n}` in the `scaling`"))
    .removal("remove the fixed size", span, Applicability::Unsafe)
}
