//! E0520: a second scaling of a cluster.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A cluster has one size. Two `scaling` blocks would keep changing it.
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
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    ///
    /// scaling "night" {
    ///   cluster = cluster.web
    ///   size    = 1..2
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Keep one of them; it can have several `container` blocks:
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
    ///   container "web" {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    ///
    ///   container "worker" {
    ///     cpu    = 512
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0520 error "second scaling of a cluster"
}

/// `span` is the reference of the second to the cluster.
pub fn two_scalings(span: Span, cluster: &str, second: Span, (name, first): (&str, Span)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`cluster.{cluster}` is already scaled by `scaling.{name}`"),
        second,
        "a second scaling",
    )
    .label(span, "of the same cluster")
    .label(first, "the first one")
    .help("keep one of them; it can have several `container` blocks")
}
