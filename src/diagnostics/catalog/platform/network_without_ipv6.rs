//! E0811: a load balancer with IPv6 in a network without it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The subnets of a load balancer with `ipv6 = true` need IPv6 CIDR blocks. Elastic Load Balancing refuses it in
    /// a network that the program creates without `ipv6 = true`.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   ipv6 = true
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Give the network IPv6 too:
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    ///   ipv6 = true
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   ipv6 = true
    ///
    ///   http {}
    /// }
    /// ```
    E0811 error "load balancer with IPv6 in a network without it", hidden_by: BrokenBlock
}

/// `listener` is `listener.public`, and `span` where it wants IPv6; `network` is `network.main` with its head. `edit` is what gives the
/// network IPv6.
pub fn network_without_ipv6(
    span: Span,
    listener: &str,
    (network, head): (&str, Span),
    edit: Option<(Span, &'static str)>,
) -> Diagnostic {
    let message = format!("`{listener}` needs subnets with IPv6, but `{network}` has none");
    let diagnostic = Diagnostic::new(&CODE, message, span, "uses IPv6")
        .label(head, "without `ipv6 = true`")
        .help("add `ipv6 = true` to the network, or remove it from the listener");
    match edit {
        Some((place, text)) => diagnostic.suggestion("give the network IPv6", place, text),
        None => diagnostic,
    }
}
