//! E0567: a second mount on the same path.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A folder shows one volume. The second mount would hide the first.
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
    /// Give each a path of its own:
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
    E0567 error "two mounts on one path"
}

/// The second label, and the first.
pub fn duplicate_mount(span: Span, path: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("something is mounted on `{path}` already"), span, "a second mount")
        .label(first, "the first one")
        .help("mount it on another path")
}
