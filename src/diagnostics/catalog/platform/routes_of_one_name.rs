//! E0923: several routes of a service without labels of their own.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Several routes of a service are told apart by their labels: the rules and their parameters are named after
    /// them.
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
    ///     path     = ["/a/*"]
    ///   }
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/b/*"]
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
    ///   route "a" {
    ///     listener = listener.public
    ///     path     = ["/a/*"]
    ///   }
    ///
    ///   route "b" {
    ///     listener = listener.public
    ///     path     = ["/b/*"]
    ///   }
    /// }
    /// ```
    E0923 error "two routes with the same name"
}

/// The later route at `span`, its label, and the route before.
pub fn routes_of_one_name(span: Span, label: Option<&str>, before: Span) -> Diagnostic {
    let what = match label {
        Some(label) => format!("a route called `{label}` is there already"),
        None => "of several routes each needs a label".to_owned(),
    };
    Diagnostic::new(&CODE, what, span, "the second one")
        .label(before, "the first one")
        .help("give each a label: `route \"api\" { ... }`")
}
