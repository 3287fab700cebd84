//! W0610: a load balancer that allows no clients.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// With `allow = []`, no client can connect.
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
    ///   allow   = []
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Omit `allow` to allow everybody (or, for an internal load balancer, the private ranges), or list who
    /// may connect:
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
    ///   allow   = ["203.0.113.0/24"]
    ///
    ///   http {}
    /// }
    /// ```
    W0610 warning "unreachable load balancer"
}

/// The empty list.
pub fn nobody_allowed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nobody can connect to `listener.{name}`"), span, "an empty list")
        .help("omit `allow` to use its default, or list who may connect")
}
