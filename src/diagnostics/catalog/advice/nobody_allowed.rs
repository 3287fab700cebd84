//! W0610: an empty list of those who may connect to a load balancer.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `allow = []` lets nobody in.
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
    /// Leave `allow` out for everybody (or, of an internal load balancer, the private ranges), or say who:
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
    W0610 warning "load balancer that nobody may reach"
}

/// The empty list.
pub fn nobody_allowed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nobody may connect to `listener.{name}`"), span, "an empty list")
        .help("leave `allow` out for its default, or say who may connect")
}
