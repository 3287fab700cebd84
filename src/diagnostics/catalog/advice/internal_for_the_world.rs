//! W0611: an internal load balancer that lets in every address.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An internal load balancer is reached from the VPC and from what is connected to it. Its default lets in the private ranges;
    /// every address lets in more than can be meant, such as a peer's public addresses.
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
    /// Leave `allow` out, or name the ranges:
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
        format!("`listener.{name}` is internal, and lets everybody in"),
        span,
        "every address",
    )
    .label(scheme, "internal")
    .help("leave `allow` out for the private ranges, or name yours")
}
