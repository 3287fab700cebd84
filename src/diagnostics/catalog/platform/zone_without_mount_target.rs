//! E0964: instances in zones in which a volume has no mount target.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// A file system is reached through a mount target in the zone of the instance. Where two `existing network` blocks are the same
    /// VPC, and that of the cluster has more zones than that of the volume, instances of the other zones cannot mount it.
    ///
    /// ```ecs fail
    /// existing network "all" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// existing network "two" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.two
    /// }
    ///
    /// cluster "web" {
    ///   network = network.all
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    ///
    /// Let both have the same zones:
    ///
    /// ```ecs pass
    /// existing network "all" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// existing network "two" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.two
    /// }
    ///
    /// cluster "web" {
    ///   network = network.all
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    E0964 error "zones without a mount target"
}

/// What is in a number of zones, which is written at a place.
#[derive(Debug, Clone, Copy)]
pub struct Zones<'a> {
    /// `volume.shared`
    pub of: &'a str,
    /// The number.
    pub zones: i64,
    /// Where it is written.
    pub at: Span,
}

/// The mount at `span`, the volume and the cluster.
pub fn zone_without_mount_target(span: Span, volume: Zones, cluster: Zones) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the instances of `{}` are in {}, and `{}` has mount targets in {} of them",
            cluster.of,
            counted(cluster.zones, "zone"),
            volume.of,
            volume.zones
        ),
        span,
        "not in every zone of the instances",
    )
    .label(cluster.at, "the zones of the instances")
    .label(volume.at, "the zones of the mount targets")
    .help("give the volume a network with all zones, or the cluster one with the zones of the volume")
}
