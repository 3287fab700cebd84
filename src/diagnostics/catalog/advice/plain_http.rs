//! W0603: an internet-facing load balancer with plain HTTP only.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Everything between a client and this load balancer can be read and changed on the way: passwords,
    /// cookies, pages.
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
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Add an `https` block with a certificate from ACM, which is free of charge; `http` then redirects to
    /// it:
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
    ///
    ///   http {}
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    /// ```
    ///
    /// If a content delivery network in front terminates TLS, allow only its addresses with `allow`.
    W0603 warning "plain HTTP on the internet"
}

/// The head of `http`.
pub fn plain_http(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` serves the internet over plain HTTP"),
        span,
        "can be read and changed on the way",
    )
    .help("add `https { certificate = ... }`, or allow only the addresses of a TLS proxy with `allow`")
}
