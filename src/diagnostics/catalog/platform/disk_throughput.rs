//! E0792: more throughput than the operations per second of the disk can have.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The throughput of a `gp3` disk is at most a quarter of a MiB for each of its operations per second, of which it
    /// has 3,000 by default: up to 750 MiB per second.
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
    ///       throughput = 1000MiB
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Provision more operations too:
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
    ///       iops       = 4000
    ///       throughput = 1000MiB
    ///     }
    ///   }
    /// }
    /// ```
    E0792 error "throughput without the operations for it"
}

/// `throughput` MiB need `needed` operations per second, of which there are only `iops`, set at `place`: enough for `most` MiB.
pub fn disk_throughput(
    span: Span,
    (throughput, needed): (i64, i64),
    (iops, place): (i64, Option<Span>),
    most: i64,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "a throughput of {}MiB needs {} operations per second, the disk has {}",
            figure(throughput),
            figure(needed),
            figure(iops)
        ),
        span,
        format!("more than {most}MiB"),
    )
    .label_at(place, "the operations per second")
    .help(format!("set `iops = {needed}`, or write `{most}MiB` or less"))
    .suggestion(format!("write `{most}MiB`"), span, format!("{most}MiB"))
}
