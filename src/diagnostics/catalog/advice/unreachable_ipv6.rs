//! W0609: an IPv6 CIDR block in the `allow` list of a load balancer.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A load balancer without `ipv6 = true` has only IPv4 addresses, so no client can connect over IPv6.
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
    ///   allow   = ["203.0.113.0/24", "2001:db8::/32"]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Give the load balancer IPv6 addresses, which its subnets must have, or allow only IPv4 addresses:
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
    ///   allow   = ["203.0.113.0/24", "2001:db8::/32"]
    ///   ipv6    = true
    ///
    ///   http {}
    /// }
    /// ```
    W0609 warning "unreachable IPv6 addresses"
}

/// An IPv6 block.
pub fn unreachable_ipv6(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no client can connect from `{text}`: the load balancer has only IPv4 addresses"),
        span,
        "IPv6",
    )
    .help("remove it, or write `ipv6 = true`")
    .removal("remove it", span, Applicability::Unsafe)
}
