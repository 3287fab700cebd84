//! E0526: a stop timeout longer than the notice of a spot instance.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// EC2 takes a spot instance back two minutes after it says so. A container that may take longer than 110 seconds to stop is
    /// killed with the instance.
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
    /// Let containers stop within 110 seconds, or run them on instances that stay:
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
    E0526 error "spot instance taken back before its containers stop"
}

/// `text` is the timeout as written; `number` says that it stands as a duration.
pub fn spot_stop_too_long(span: Span, text: &str, spot: Span, number: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a spot instance is gone before a container may have taken {text} to stop"),
        span,
        "at most 110s with spot instances",
    )
    .label(spot, "EC2 gives spot instances two minutes' notice")
    .help("let containers stop within 110 seconds, or leave `spot` out");
    if number { diagnostic.fix("set `stop_timeout` to 110s", span, "110s") } else { diagnostic }
}
