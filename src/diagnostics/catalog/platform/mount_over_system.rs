//! E0566: a mount path that the operating system needs.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A mount hides the previous contents of its directory. A mount over `/etc`, `/var/lib/docker` or the
    /// like would hide files that the instance needs to run.
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
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/var/lib/docker" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    ///
    /// Mount below `/mnt`, `/srv`, `/opt` or `/data`:
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
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    E0566 error "mount over a system directory"
}

/// `folder` is what the operating system needs: the path itself, or a directory above it.
pub fn mount_over_system(span: Span, path: &str, folder: &str) -> Diagnostic {
    let label = if path == folder {
        "the operating system needs this directory".to_string()
    } else {
        format!("`{folder}` belongs to the operating system")
    };
    Diagnostic::new(
        &CODE,
        format!("a volume on `{path}` would hide files of the operating system"),
        span,
        label,
    )
    .help("mount it below `/mnt`, `/srv`, `/opt` or `/data`")
    .suggestion("mount it below `/mnt`", span, "\"/mnt/efs\"")
}
