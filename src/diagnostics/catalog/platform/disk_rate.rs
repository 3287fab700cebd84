//! E0791: a disk with more or fewer operations per second than its type has.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// A `gp3` disk has 3,000 to 80,000 input and output operations per second, and at most 500 for each GiB; an
    /// `io2` disk 100 to 256,000, and at most 1,000 for each GiB. EC2 refuses to launch an instance with
    /// another number.
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
    ///       size = 30GiB
    ///       iops = 20000
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Provision fewer, or make the disk larger:
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
    ///       size = 40GiB
    ///       iops = 20000
    ///     }
    ///   }
    /// }
    /// ```
    E0791 error "operations per second that the disk does not have"
}

/// `iops` of a disk of type `ty` is below `low` or above `high`.
pub fn disk_rate(span: Span, iops: i64, ty: &str, (low, high): (i64, i64)) -> Diagnostic {
    let nearest = if iops < low { low } else { high };
    Diagnostic::new(
        &CODE,
        format!(
            "a `{ty}` disk has {} to {} operations per second, found {}",
            figure(low),
            figure(high),
            figure(iops)
        ),
        span,
        if iops < low {
            format!("fewer than {}", figure(low))
        } else {
            format!("more than {}", figure(high))
        },
    )
    .help(format!("write `{nearest}`"))
    .suggestion(format!("write `{nearest}`"), span, nearest.to_string())
}

/// The same for a disk that is too small for them: one of `size` GiB has at most `most`, with `needed` GiB it would do.
pub fn too_small(
    span: Span,
    iops: i64,
    (size, place): (i64, Option<Span>),
    most: i64,
    needed: i64,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "a disk of {}GiB has at most {} operations per second, found {}",
            figure(size),
            figure(most),
            figure(iops)
        ),
        span,
        format!("more than {}", figure(most)),
    )
    .label_at(place, "the size of the disk")
    .help(format!("write `{most}` or less, or `size = {needed}GiB`"))
    .suggestion(format!("write `{most}`"), span, most.to_string())
}
