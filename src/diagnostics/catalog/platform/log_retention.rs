//! E0570: an invalid log retention.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// CloudWatch can keep logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150 or 180 days, for 365, 400, 545 or
    /// 731 days, or for 3, 5, 6, 7, 8, 9 or 10 years (1096, 1827, 2192, 2557, 2922, 3288 or 3653 days).
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
    ///   logs {
    ///     retention = 8d
    ///   }
    /// }
    /// ```
    ///
    /// Use one of these values:
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
    ///   logs {
    ///     retention = 7d
    ///   }
    /// }
    /// ```
    E0570 error "invalid log retention"
}

/// `near` are the values that CloudWatch has below and above.
pub fn log_retention(span: Span, text: &str, nearest: u32, near: &[u32]) -> Diagnostic {
    let near: Vec<String> = near.iter().map(|days| format!("{days}d")).collect();
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    Diagnostic::new(
        &CODE,
        format!("CloudWatch cannot keep logs for {text}"),
        span,
        format!("the nearest values are {}", list(&near, "and", 2)),
    )
    .help(format!("keep logs for {nearest}d"))
    .fix(format!("keep logs for {nearest}d"), span, format!("{nearest}d"))
}
