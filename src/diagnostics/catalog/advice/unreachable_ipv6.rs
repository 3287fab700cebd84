//! W0609: an IPv6 block of addresses among those that may connect to a load balancer.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// The load balancers of the compiler have IPv4 addresses. Nobody comes to them over IPv6.
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
    /// Let in IPv4 addresses:
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
    W0609 warning "unreachable IPv6 addresses"
}

/// An IPv6 block.
pub fn unreachable_ipv6(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nobody comes from `{text}`: the load balancer has IPv4 addresses only"),
        span,
        "IPv6",
    )
    .help("leave it out")
    .removal("leave it out", span, Applicability::Maybe)
}
