//! E0557: a volume of the performance mode max I/O with elastic throughput.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Elastic throughput is there for the performance mode `general_purpose` only, and it is the default.
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
    /// With `max_io` throughput is bursting or provisioned:
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
    /// `general_purpose` has the lower latency, and with elastic throughput more operations per second than most need.
    E0557 error "elastic throughput with max I/O"
}

/// `throughput` is where `elastic` is said; `None` for the default.
pub fn elastic_needs_general_purpose(performance: Span, throughput: Option<Span>) -> Diagnostic {
    let diagnostic = match throughput {
        Some(span) => Diagnostic::new(
            &CODE,
            "throughput cannot be elastic with `max_io`",
            span,
            "needs `general_purpose`",
        )
        .label(performance, "another performance mode")
        .fix("let throughput be bursting", span, "bursting"),
        None => Diagnostic::new(
            &CODE,
            "throughput is elastic by default, and cannot be with `max_io`",
            performance,
            "needs bursting or provisioned throughput",
        )
        .fix("use `general_purpose`", performance, "general_purpose"),
    };
    diagnostic.help("use `general_purpose`, which is right for nearly all, or set `throughput = bursting`")
}
