//! E0569: a mounted volume whose mount targets are in another network.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A volume is reached through its mount targets, which are in its network. Instances of a cluster in
    /// another network cannot reach them, and cannot even resolve their DNS name.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc-a"
    ///   zones = 3
    /// }
    ///
    /// existing network "other" {
    ///   stack = "vpc-b"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.other
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    ///
    /// Use the same network for both:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc-a"
    ///   zones = 3
    /// }
    ///
    /// existing network "other" {
    ///   stack = "vpc-b"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    E0569 error "volume in another network"
}

/// The volume and its network; the cluster and its network.
pub fn foreign_network(
    span: Span,
    (volume, volume_network, volume_place): (&str, &str, Span),
    (cluster, cluster_network, cluster_place): (&str, &str, Span),
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the instances of `cluster.{cluster}` cannot reach `volume.{volume}`"),
        span,
        "in another network",
    )
    .label(volume_place, format!("`volume.{volume}` is in `network.{volume_network}`"))
    .label(cluster_place, format!("`cluster.{cluster}` is in `network.{cluster_network}`"))
    .help("use the same network for both")
}
