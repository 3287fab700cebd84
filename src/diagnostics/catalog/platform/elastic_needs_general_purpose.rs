//! E0557: elastic throughput with the performance mode max I/O.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Elastic throughput, the default, is available only for the performance mode `general_purpose`.
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
    /// }
    /// ```
    ///
    /// With `max_io`, throughput must be bursting or provisioned:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   performance = max_io
    ///   throughput  = bursting
    /// }
    /// ```
    ///
    /// `general_purpose` has lower latency and, with elastic throughput, more operations per second than most
    /// workloads need.
    E0557 error "elastic throughput with max I/O"
}

/// `throughput` is where `elastic` is set; `None` for the default.
pub fn elastic_needs_general_purpose(performance: Span, throughput: Option<Span>) -> Diagnostic {
    let diagnostic = match throughput {
        Some(span) => Diagnostic::new(
            &CODE,
            "throughput cannot be elastic with `max_io`",
            span,
            "needs `general_purpose`",
        )
        .label(performance, "another performance mode")
        .fix("use bursting throughput", span, "bursting"),
        None => Diagnostic::new(
            &CODE,
            "throughput is elastic by default, which is not possible with `max_io`",
            performance,
            "needs bursting or provisioned throughput",
        )
        .fix("use `general_purpose`", performance, "general_purpose"),
    };
    diagnostic.help(
        "use `general_purpose`, the right choice for nearly every workload, or set `throughput = bursting`",
    )
}
