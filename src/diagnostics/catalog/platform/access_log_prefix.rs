//! E0542: an invalid prefix for access logs.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The load balancer inserts `AWSLogs/` and the account id between the prefix and the rest of an object
    /// key. The prefix itself must not contain `AWSLogs`.
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   http {}
    ///
    ///   access_logs {
    ///     bucket = "example-access-logs"
    ///     prefix = "AWSLogs/platform"
    ///   }
    /// }
    /// ```
    ///
    /// Write only your own part:
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///
    ///   http {}
    ///
    ///   access_logs {
    ///     bucket = "example-access-logs"
    ///     prefix = "platform"
    ///   }
    /// }
    /// ```
    E0542 error "invalid prefix for access logs"
}

/// `better` is the corrected prefix; `None` where nothing would be left.
pub fn access_log_prefix(span: Span, prefix: &str, better: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("access logs cannot have the prefix `{prefix}`"),
        span,
        "the load balancer inserts `AWSLogs` itself",
    );
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("use `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("remove the prefix"),
    }
}
