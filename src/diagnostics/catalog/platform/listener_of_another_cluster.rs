//! E0904: a route of a listener that is in front of another cluster.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer reaches the instances of its own cluster. The security groups of another one do not let it in,
    /// so that all tasks would be unhealthy.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.other
    ///   scheme  = internal
    ///   http {}
    /// }
    ///
    /// cluster "other" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///   }
    /// }
    /// ```
    ///
    /// Use a listener of the cluster of the service:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///   }
    /// }
    /// ```
    E0904 error "listener of another cluster"
}

/// The reference at `span`; `clusters` are that of the listener and that of the service.
pub fn listener_of_another_cluster(
    span: Span,
    listener: &str,
    [of, own]: [&str; 2],
    cluster: Span,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{listener}` is in front of `{of}`, and the service runs on `{own}`"),
        span,
        format!("cannot reach `{own}`"),
    )
    .label(cluster, "the cluster of the service")
    .help(format!("name a listener of `{own}`, or run the service on `{of}`"))
}
