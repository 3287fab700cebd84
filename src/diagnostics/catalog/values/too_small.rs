//! Too small.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The value lies below what AWS, or sense, admits.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = 10s }
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
    ///   instances { stop_timeout = 30s }
    /// }
    /// ```
    E0401 error "too small"
}

/// `subject` is at least `min`.
pub fn too_small(span: Span, text: &str, subject: &str, min: &str, max: Option<&str>) -> Diagnostic {
    let range = match max {
        Some(max) => format!("it lies between `{min}` and `{max}`"),
        None => format!("it is at least `{min}`"),
    };
    Diagnostic::new(&CODE, format!("`{subject}` is at least `{min}`, not `{text}`"), span, "too small")
        .help(range)
        .suggestion(format!("change to `{min}`"), span, min)
}
