//! E0568: a mount with an access point of another volume.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An access point can only be used to mount its own volume.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// volume "media" {
    ///   network = network.main
    ///
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume       = volume.shared
    ///     access_point = volume.media.access_point["uploads"]
    ///   }
    /// }
    /// ```
    ///
    /// Mount the volume of the access point:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// volume "media" {
    ///   network = network.main
    ///
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume       = volume.media
    ///     access_point = volume.media.access_point["uploads"]
    ///   }
    /// }
    /// ```
    E0568 error "access point of another volume"
}

/// The access point is one of `owner`; the mount is of `volume`.
pub fn foreign_access_point(span: Span, owner: &str, volume: &str, reference: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("this access point belongs to `volume.{owner}`"),
        span,
        format!("an access point of `volume.{owner}`"),
    )
    .label(reference, format!("but `volume.{volume}` is mounted"))
    .help(format!("mount `volume.{owner}`, or use an access point of `volume.{volume}`"))
    .suggestion(format!("mount `volume.{owner}`"), reference, format!("volume.{owner}"))
}
