//! E0905: a service with a route that does not say which path is checked.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer sends requests to tasks that answer its check. Which path they answer with 200 only the
    /// program knows: with a path that redirects or is not there, every task would be replaced forever.
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
    ///   port    = 8080
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
    E0905 error "route without a health check", hidden_by: BrokenBlock
}

/// The first route, at `span`.
pub fn health_needed(span: Span, service: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing says by which path the health of `{service}` is checked"),
        span,
        "the load balancer checks each task",
    )
    .help("write `health = \"/healthz\"` with a path that answers 200, or `path` in the block `health`")
}
