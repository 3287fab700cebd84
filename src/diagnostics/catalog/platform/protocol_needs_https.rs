//! E0924: `protocol = grpc` or `http2` behind a listener without HTTPS.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer speaks HTTP/2 and gRPC only with clients that are connected by HTTPS.
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
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/api:v1.4"
    ///   port     = 8080
    ///   health   = "/"
    ///   protocol = grpc
    ///
    ///   route {
    ///     listener = listener.public
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
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster  = cluster.web
    ///   image    = "ghcr.io/shop/api:v1.4"
    ///   port     = 8080
    ///   health   = "/"
    ///   protocol = grpc
    ///
    ///   route {
    ///     listener = listener.public
    ///   }
    /// }
    /// ```
    E0924 error "protocol that needs HTTPS"
}

/// The protocol at `span`, and the listener.
pub fn protocol_needs_https(span: Span, protocol: &str, listener: &str, head: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{protocol}` needs HTTPS, which `{listener}` does not have in every deployment"),
        span,
        "only over HTTPS",
    )
    .label(head, "without an `https` that is always there")
    .suggestion("write `http`", span, "http")
    .help("add `https` to the listener, or write `protocol = http`")
}
