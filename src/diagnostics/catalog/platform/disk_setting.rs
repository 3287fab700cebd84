//! E0790: a setting of another type of disk.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// What can be provisioned depends on the type of the disk: a `gp3` disk has `iops` and `throughput`, an `io2` disk
    /// only `iops`, and the performance of a `gp2` disk follows from its size.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     root_volume {
    ///       type       = io2
    ///       throughput = 250MiB
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Remove it, or use `gp3`, which is the default:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     root_volume {
    ///       throughput = 250MiB
    ///     }
    ///   }
    /// }
    /// ```
    E0790 error "setting of another type of disk"
}

/// `attribute` at `span` is not for disks of type `ty`, which is set at `place`.
pub fn disk_setting(span: Span, attribute: &str, ty: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{attribute}` cannot be set for disks of type `{ty}`"),
        span,
        format!("not for `{ty}`"),
    )
    .label(place, "the type of the disk")
    .help(format!("remove `{attribute}`, or use a `gp3` disk"))
    .removal(format!("remove `{attribute}`"), span, Applicability::Unsafe)
}
