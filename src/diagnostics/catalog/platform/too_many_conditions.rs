//! E0916: a route with more values than a rule takes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// All conditions of a rule together have five values at most. Source: the quotas of Application Load Balancers.
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
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/a/*", "/b/*", "/c/*", "/d/*", "/e/*", "/f/*"]
    ///   }
    /// }
    /// ```
    ///
    /// Write several routes:
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
    ///   route "first" {
    ///     listener = listener.public
    ///     path     = ["/a/*", "/b/*", "/c/*"]
    ///   }
    ///
    ///   route "second" {
    ///     listener = listener.public
    ///     path     = ["/d/*", "/e/*", "/f/*"]
    ///   }
    /// }
    /// ```
    E0916 error "too many conditions in a rule"
}

/// The conditions at `span`.
pub fn too_many_conditions(span: Span, found: usize, max: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a rule takes {max} values, this one has {found}"),
        span,
        format!("more than {max}"),
    )
    .help("write several routes, each with a label")
}
