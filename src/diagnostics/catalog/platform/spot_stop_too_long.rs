//! E0526: a stop timeout longer than the interruption notice of Spot Instances.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// EC2 interrupts a Spot Instance two minutes after it gives notice. A container that takes longer than
    /// 110 seconds to stop may be killed with the instance.
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
    ///     type         = "m5.large"
    ///     stop_timeout = 5m
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    ///
    /// Limit the stop timeout to 110 seconds, or use On-Demand Instances:
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
    ///     type         = "m5.large"
    ///     stop_timeout = 110s
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    E0526 error "stop timeout longer than the Spot interruption notice"
}

/// `text` is the timeout as written; `number` says that it is written as a duration.
pub fn spot_stop_too_long(span: Span, text: &str, spot: Span, number: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a Spot Instance can be interrupted before a container has had {text} to stop"),
        span,
        "at most 110s with Spot Instances",
    )
    .label(spot, "EC2 gives Spot Instances a two-minute notice")
    .help("set `stop_timeout` to at most 110 seconds, or remove `spot`");
    if number { diagnostic.fix("set `stop_timeout` to 110s", span, "110s") } else { diagnostic }
}
