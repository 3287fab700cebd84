//! E0906: a route that leads to no port.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer sends requests to a port of the container.
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
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///   }
    /// }
    /// ```
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
    E0906 error "route without a port", hidden_by: BrokenBlock
}

/// The route at `span`.
pub fn port_needed(span: Span, service: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{service}` has no port to which a request could go"),
        span,
        "leads nowhere",
    )
    .help("write `port` of the service, or of the route")
}

/// The route to another container than the main one, which `span` names.
pub fn port_of_container_needed(span: Span, container: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{container}` has no port to which a request could go"),
        span,
        "leads nowhere",
    )
    .help(format!("write `port` in `container \"{container}\"`, or in the route"))
}
