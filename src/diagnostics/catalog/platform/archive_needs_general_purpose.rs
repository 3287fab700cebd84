//! E0554: files moved to Archive on a volume of the performance mode max I/O.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The storage class Archive is there for file systems of the performance mode `general_purpose` only.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   performance = max_io
    ///   throughput  = bursting
    ///
    ///   lifecycle {
    ///     archive = 90d
    ///   }
    /// }
    /// ```
    ///
    /// `general_purpose` is the default, and right for nearly all:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   lifecycle {
    ///     archive = 90d
    ///   }
    /// }
    /// ```
    E0554 error "archive with max I/O"
}

/// `archive` where it is said, and where the performance mode is.
pub fn archive_needs_general_purpose(span: Span, performance: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a volume with `max_io` has no Archive",
        span,
        "needs `general_purpose` and elastic throughput",
    )
    .label(performance, "another performance mode")
    .help("leave `performance` and `throughput` out, or leave `archive` out")
    .fix("use `general_purpose`", performance, "general_purpose")
}
