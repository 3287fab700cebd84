//! E0566: a mount path that the system needs itself.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What is mounted hides what was in the folder before. Over `/etc`, `/var/lib/docker` or the like the instance would lose
    /// what it runs on.
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
    E0566 error "volume mounted over the system"
}

/// `folder` is what the system needs: the path itself, or a folder around it.
pub fn mount_over_system(span: Span, path: &str, folder: &str) -> Diagnostic {
    let label = if path == folder {
        "the system needs what is in this folder".to_string()
    } else {
        format!("`{folder}` belongs to the system")
    };
    Diagnostic::new(&CODE, format!("a volume on `{path}` would hide a part of the system"), span, label)
        .help("mount it below `/mnt`, `/srv`, `/opt` or `/data`")
        .suggestion("mount it below `/mnt`", span, "\"/mnt/efs\"")
}
