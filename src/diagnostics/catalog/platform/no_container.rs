//! E0522: a scaling without a container size.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A `scaling` with the method `schedulable`, the default, counts how many more containers would fit, so it
    /// needs their size: the largest that is usual. Where the program has services or jobs on the cluster, it takes theirs,
    /// unless one of them is a daemon.
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
    /// }
    /// ```
    ///
    /// Declare what a container reserves:
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
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0522 error "scaling without a `container`", hidden_by: BrokenBlock
}

/// The head of the scaling.
pub fn no_container(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`scaling.{name}` does not say what a container reserves"),
        span,
        "needs a `container`",
    )
    .help(
        "add `container { cpu = 256, memory = 512MiB }` with the largest usual reservation, a `service` on the cluster, or `method = managed`",
    )
}
