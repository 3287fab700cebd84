//! E0521: a fixed size of a cluster that has a scaling.

use crate::diagnostics::{Applicability, Diagnostic, counted};
use crate::source::Span;

declare! {
    /// `instances { size = 2 }` is the size of a cluster that does not scale. With a `scaling`, its `size` says how many
    /// instances there are.
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
    /// Leave the fixed size out; `desired` says what the group begins with:
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
    E0521 error "size beside scaling"
}

/// The fixed size, and the range beside it.
pub fn size_beside_scaling(span: Span, n: i64, name: &str, range: Span) -> Diagnostic {
    let instances = counted(n, "instance");
    Diagnostic::new(
        &CODE,
        format!("the cluster cannot have {instances} and be scaled by `scaling.{name}`"),
        span,
        "a fixed size",
    )
    .label(range, "a range of sizes")
    .help(format!(
        "leave the fixed size out; to begin with {instances}, write `desired = {n}` in the `scaling`"
    ))
    .removal("leave the fixed size out", span, Applicability::Maybe)
}
