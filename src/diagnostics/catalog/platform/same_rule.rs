//! E0913: a route with the conditions of another one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Of two rules with the same conditions, the first one gets every request, and the other one none.
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
    ///     path     = ["/api/*"]
    ///   }
    /// }
    ///
    /// service "other" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/other:v1"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/api/*"]
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
    ///     path     = ["/api/*"]
    ///   }
    /// }
    ///
    /// service "other" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/other:v1"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/other/*"]
    ///   }
    /// }
    /// ```
    E0913 error "two rules for the same requests"
}

/// The later rule at `span`, and the one before with its service.
pub fn same_rule(span: Span, before: Span, owner: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("these requests go to `{owner}` already"), span, "the same conditions")
        .label(before, "first here")
        .help("give the two routes different conditions, or remove one")
}
