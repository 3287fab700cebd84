//! W0617: a mount whose folder lies in another mount.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The folder of the inner mount is on the outer volume. It exists only once the outer volume is mounted,
    /// and whatever the outer volume has in this folder is hidden.
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
    ///   mount "/mnt" {
    ///     volume = volume.shared
    ///   }
    ///
    ///   mount "/mnt/media" {
    ///     volume = volume.media
    ///   }
    /// }
    /// ```
    ///
    /// Mount them side by side:
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
    ///   mount "/mnt" {
    ///     volume = volume.shared
    ///   }
    ///
    ///   mount "/srv/media" {
    ///     volume = volume.media
    ///   }
    /// }
    /// ```
    W0617 warning "mount inside another mount"
}

/// The inner label, and the outer.
pub fn nested_mounts(span: Span, inner: &str, outer: &str, outer_span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{inner}` is inside the volume that is mounted on `{outer}`"),
        span,
        "a folder of the other volume",
    )
    .label(outer_span, "the outer volume")
    .help("mount them side by side")
}
