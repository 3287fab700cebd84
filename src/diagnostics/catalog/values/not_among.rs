//! E0403: a value that is not allowed.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// AWS accepts only certain values here.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   lifecycle { infrequent_access = 45d }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   lifecycle { infrequent_access = 60d }
    /// }
    /// ```
    E0403 error "value that is not allowed"
}

/// `subject` is one of `allowed`; `nearest` is the one closest to `text`.
pub fn not_among(
    span: Span,
    text: &str,
    subject: &str,
    allowed: &[&str],
    nearest: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{subject}` cannot be `{text}`"),
        span,
        "not one of the allowed values",
    )
    .help(format!("it must be one of {}", list(allowed, "and", 30)));
    match nearest {
        Some(nearest) => diagnostic.fix(format!("change to `{nearest}`"), span, nearest),
        None => diagnostic,
    }
}
