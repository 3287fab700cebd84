//! E0792: more throughput than the operations per second of the disk can have.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// The throughput of a `gp3` disk is at most 0.25 MiB per second for each of its IOPS. The default of 3,000 IOPS
    /// is enough for 750 MiB per second.
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
    /// Provision more IOPS too:
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
    E0792 error "throughput that needs more IOPS"
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
            "a throughput of {}MiB needs {} IOPS, but the disk has {}",
            figure(throughput),
            figure(needed),
            figure(iops)
        ),
        span,
        format!("more than {most}MiB"),
    )
    .label_at(place, "the IOPS")
    .help(format!("set `iops = {needed}`, or write `{most}MiB` or less"))
    .suggestion(format!("write `{most}MiB`"), span, format!("{most}MiB"))
}
