//! E0805: more disks than EC2 recommends names for.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// EC2 recommends the names `/dev/sdf` to `/dev/sdp` for disks beside the root disk: 11 of them.
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
    ///     disk "/data/1" { size = 10GiB }
    ///     disk "/data/2" { size = 10GiB }
    ///     disk "/data/3" { size = 10GiB }
    ///     disk "/data/4" { size = 10GiB }
    ///     disk "/data/5" { size = 10GiB }
    ///     disk "/data/6" { size = 10GiB }
    ///     disk "/data/7" { size = 10GiB }
    ///     disk "/data/8" { size = 10GiB }
    ///     disk "/data/9" { size = 10GiB }
    ///     disk "/data/10" { size = 10GiB }
    ///     disk "/data/11" { size = 10GiB }
    ///     disk "/data/12" { size = 10GiB }
    ///   }
    /// }
    /// ```
    ///
    /// Use fewer, larger disks:
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
    ///     disk "/data" { size = 120GiB }
    ///   }
    /// }
    /// ```
    E0805 error "more disks than there are names"
}

/// The disk at `span` is the first of those that are too many.
pub fn too_many_disks(span: Span, count: usize, most: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("an instance has at most {most} disks beside the root disk, found {count}"),
        span,
        "the first disk over the limit",
    )
    .help("use fewer, larger disks")
}
