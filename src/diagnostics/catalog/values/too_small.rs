//! E0401: a value that is too small.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The value is below the minimum that AWS accepts or that makes sense.
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
    E0401 error "value too small"
}

/// `subject` is at least `min`.
pub fn too_small(span: Span, text: &str, subject: &str, min: &str, max: Option<&str>) -> Diagnostic {
    let range = match max {
        Some(max) => format!("it must be between `{min}` and `{max}`"),
        None => format!("it must be at least `{min}`"),
    };
    Diagnostic::new(&CODE, format!("`{subject}` must be at least `{min}`, found `{text}`"), span, "too small")
        .help(range)
        .suggestion(format!("change to `{min}`"), span, min)
}
