//! W0603: an internet-facing load balancer that speaks plain HTTP only.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Everything between a client and this load balancer can be read and changed on the way: passwords, cookies, pages.
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
    /// Add an `https` with a certificate of ACM, which costs nothing; `http` then redirects to it:
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
    /// Where a content delivery network in front does it, let only its addresses in with `allow`.
    W0603 warning "plain HTTP for everybody"
}

/// The head of `http`.
pub fn plain_http(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` serves the internet over plain HTTP"),
        span,
        "can be read and changed on the way",
    )
    .help("add `https { certificate = ... }`, or let only those in with `allow` who encrypt it")
}
