//! W0801: a port opened to a load balancer that reaches it anyway.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The load balancers of a cluster reach the dynamic ports of its instances, 32768 to 65535, without an `allow`:
    /// containers without a fixed host port get one of these.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   allow {
    ///     from = listener.public.security_group
    ///     port = 40000
    ///   }
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// A fixed host port outside that range needs the rule:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   allow {
    ///     from = listener.public.security_group
    ///     port = 8080
    ///   }
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///
    ///   http {}
    /// }
    /// ```
    W0801 warning "ports that a load balancer reaches anyway"
}

/// A listener's group as the source of dynamic ports.
pub fn ports_open_already(span: Span, listener: &str, ports: Span) -> Diagnostic {
    let message = format!("`listener.{listener}` reaches the dynamic ports of the instances anyway");
    Diagnostic::new(&CODE, message, span, "no rule is needed")
        .label(ports, "all of these are between 32768 and 65535")
        .help("remove this source")
}
