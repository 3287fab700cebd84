//! E0554: the Archive storage class with the performance mode max I/O.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The Archive storage class is available only for file systems with the performance mode
    /// `general_purpose`.
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
    /// `general_purpose` is the default, and the right choice for nearly every workload:
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
    E0554 error "archive storage class with max I/O"
}

/// Where `archive` is set, and where the performance mode is.
pub fn archive_needs_general_purpose(span: Span, performance: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a volume with `max_io` cannot use the Archive storage class",
        span,
        "needs `general_purpose` and elastic throughput",
    )
    .label(performance, "another performance mode")
    .help("remove `performance` and `throughput`, or remove `archive`")
    .fix("use `general_purpose`", performance, "general_purpose")
}
