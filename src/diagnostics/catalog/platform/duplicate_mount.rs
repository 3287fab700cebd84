//! E0567: a second mount on the same path.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Only one volume can be mounted on a path. The second mount would hide the first.
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
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.media
    ///   }
    /// }
    /// ```
    ///
    /// Use a different path for each:
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
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    ///
    ///   mount "/mnt/media" {
    ///     volume = volume.media
    ///   }
    /// }
    /// ```
    E0567 error "two mounts on the same path"
}

/// The second label, and the first.
pub fn duplicate_mount(span: Span, path: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("something is already mounted on `{path}`"), span, "mounted again here")
        .label(first, "first mounted here")
        .help("mount it on another path")
}
