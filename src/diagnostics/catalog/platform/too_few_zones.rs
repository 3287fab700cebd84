//! E0533: a load balancer in a network of one availability zone.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An Application Load Balancer stands in subnets of at least two availability zones.
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
    /// Give the network a second zone:
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
    E0533 error "load balancer in one zone"
}

/// `zones` is where the network says how many it has.
pub fn too_few_zones(span: Span, name: &str, network: &str, zones: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`listener.{name}` needs two availability zones, `network.{network}` has one"),
        span,
        "stands in at least two zones",
    )
    .label(zones, "one zone")
    .help("give the network a second zone, with a subnet in it")
}
