//! E0915: two routes of a listener with the same `priority`.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// Each rule of a listener has a number of its own: the deployment of the second one would fail.
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
    ///     priority = 100
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
    ///     path     = ["/api/v2/*"]
    ///     priority = 100
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
    ///     priority = 100
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
    ///     path     = ["/api/v2/*"]
    ///     priority = 99
    ///   }
    /// }
    /// ```
    E0915 error "two rules with the same number"
}

/// The newer rule at `span`, the older one with its service, the next number that is free, and where the number is written.
pub fn rules_of_one_number(
    span: Span,
    priority: i64,
    (before, owner): (Span, &str),
    (free, written): (Option<i64>, Option<Span>),
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the number {} is taken by a route of `{owner}`", figure(priority)),
        span,
        "the same number",
    )
    .label(before, "first here");
    match (free, written) {
        (Some(free), Some(written)) => {
            diagnostic.suggestion("take the next one that is free", written, free.to_string())
        }
        (Some(free), None) => diagnostic.help(format!("write `priority = {free}`, which is free")),
        (None, _) => diagnostic.help("write a `priority` that is free"),
    }
}
