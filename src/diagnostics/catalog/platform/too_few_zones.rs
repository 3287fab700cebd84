//! E0533: a load balancer in a network with one Availability Zone.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An Application Load Balancer needs subnets in at least two Availability Zones.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 1
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
    /// Add a second zone to the network:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
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
    E0533 error "load balancer in a single zone"
}

/// `zones` is where the network says how many it has.
pub fn too_few_zones(span: Span, name: &str, network: &str, zones: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` needs two Availability Zones, `network.{network}` has one"),
        span,
        "needs at least two zones",
    )
    .label(zones, "one zone")
    .help("add a second zone with a subnet to the network")
}
