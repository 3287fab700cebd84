//! E0402: a value that is too large.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The value is above the maximum that AWS accepts or that makes sense.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = 2h }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = 10m }
    /// }
    /// ```
    E0402 error "value too large"
}

/// `subject` is at most `max`.
pub fn too_big(span: Span, text: &str, subject: &str, max: &str, min: Option<&str>) -> Diagnostic {
    let range = match min {
        Some(min) => format!("it must be between `{min}` and `{max}`"),
        None => format!("it must be at most `{max}`"),
    };
    Diagnostic::new(&CODE, format!("`{subject}` must be at most `{max}`, found `{text}`"), span, "too large")
        .help(range)
        .suggestion(format!("change to `{max}`"), span, max)
}
