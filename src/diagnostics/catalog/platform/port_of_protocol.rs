//! E0810: a port for a protocol that has none, or none for one that has.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// TCP and UDP have ports, and a rule says which; ICMP has none.
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
    ///     from     = "10.0.0.0/8"
    ///     protocol = udp
    ///   }
    /// }
    /// ```
    ///
    /// Say the port:
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
    ///     from     = "10.0.0.0/8"
    ///     protocol = udp
    ///     port     = 8125
    ///   }
    /// }
    /// ```
    E0810 error "port and protocol that do not fit", hidden_by: BrokenBlock
}

/// A rule of `protocol` without a port; `span` is the head of its block.
pub fn port_of_protocol(span: Span, protocol: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("a rule for `{protocol}` needs a `port`"), span, "`port` is missing")
        .help("write `port`, a number or a range such as `8000..8999`")
}

/// A port for ICMP.
pub fn without_ports(span: Span, protocol: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`icmp` has no ports", span, "not for `icmp`")
        .label(protocol, "the protocol")
        .help("remove `port`")
        .removal("remove `port`", span, Applicability::Unsafe)
}
