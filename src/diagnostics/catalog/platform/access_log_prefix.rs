//! E0542: a prefix of access logs that AWS refuses.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The load balancer puts `AWSLogs/` and the account between the prefix and the rest of an object's name. The prefix itself
    /// must not contain `AWSLogs`.
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
    /// Write what is yours only:
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
    E0542 error "prefix that access logs cannot have"
}

/// `better` is the prefix without what is wrong; `None` where nothing would be left.
pub fn access_log_prefix(span: Span, prefix: &str, better: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("access logs cannot have the prefix `{prefix}`"),
        span,
        "the load balancer puts `AWSLogs` there itself",
    );
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("use `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("leave the prefix out"),
    }
}
