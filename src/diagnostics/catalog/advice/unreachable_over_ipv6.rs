//! W0838: a load balancer with IPv6 addresses that admits only IPv4.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer with `ipv6 = true` has IPv6 addresses in DNS, and clients try them first. Where `allow` has only IPv4
    /// addresses, each of them waits until it gives up and tries IPv4.
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
    ///   allow = ["203.0.113.0/24"]
    ///   ipv6  = true
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Allow IPv6 addresses too:
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
    ///   allow = ["203.0.113.0/24", "2001:db8::/32"]
    ///   ipv6  = true
    ///
    ///   http {}
    /// }
    /// ```
    W0838 warning "load balancer with unused IPv6 addresses"
}

/// `ipv6 = true` at `span`, where what is at `place` admits only IPv4: `allow`, or the scheme that is internal.
pub fn unreachable_over_ipv6(span: Span, place: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "no client can connect over IPv6: only IPv4 addresses are allowed",
        span,
        "addresses without a client",
    )
    .label(place, "only IPv4")
    .help("add IPv6 CIDR blocks to `allow`, or remove `ipv6`")
}
