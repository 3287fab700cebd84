//! W0611: an internal load balancer that allows every address.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An internal load balancer can be reached from its VPC and from connected networks. By default, it
    /// allows the private address ranges. Allowing every address allows more than intended, such as public
    /// addresses of a peered network.
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
    ///   allow   = ["0.0.0.0/0"]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Omit `allow`, or list the ranges:
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
    ///
    ///   http {}
    /// }
    /// ```
    W0611 warning "internal load balancer open to the world"
}

/// The block of all addresses, and where it is called internal.
pub fn internal_for_the_world(span: Span, name: &str, scheme: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` is internal, but allows every address"),
        span,
        "every address",
    )
    .label(scheme, "internal load balancer")
    .help("omit `allow` to allow the private ranges, or list your own")
}
