//! E0907: a `timeout` of `health` that is not below its `interval`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A check that takes longer than the time until the next one is refused by Elastic Load Balancing: the timeout
    /// must be below the interval.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   health {
    ///     command  = ["CMD", "/bin/check"]
    ///     interval = 10s
    ///     timeout  = 10s
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   health {
    ///     command  = ["CMD", "/bin/check"]
    ///     interval = 10s
    ///     timeout  = 5s
    ///   }
    /// }
    /// ```
    E0907 error "health check longer than its interval"
}

/// `span` is the timeout, or what is written of both; `shorter` is a timeout that fits, and where it belongs.
pub fn check_longer_than_interval(
    span: Span,
    timeout: &str,
    interval: &str,
    shorter: Option<(Span, String)>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a check of {timeout} is not over when the next one begins, after {interval}"),
        span,
        format!("timeout {timeout}, interval {interval}"),
    )
    .help("lower `timeout`, or raise `interval`");
    match shorter {
        Some((place, text)) => diagnostic.suggestion(format!("write `{text}`"), place, text),
        None => diagnostic,
    }
}
