//! Too large.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The value lies above what AWS, or sense, admits.
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
    ///   instances { stop_timeout = 1h }
    /// }
    /// ```
    E0402 error "too large"
}

/// `subject` is at most `max`.
pub fn too_big(span: Span, text: &str, subject: &str, max: &str, min: Option<&str>) -> Diagnostic {
    let range = match min {
        Some(min) => format!("it lies between `{min}` and `{max}`"),
        None => format!("it is at most `{max}`"),
    };
    Diagnostic::new(&CODE, format!("`{subject}` is at most `{max}`, not `{text}`"), span, "too large")
        .help(range)
        .suggestion(format!("change to `{max}`"), span, max)
}
