//! E0808: a statement without actions or resources.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// IAM refuses a statement that names no action, or no resource.
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
    ///     statement {
    ///       actions   = []
    ///       resources = ["arn:aws:s3:::uploads/*"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Name what is allowed, or remove the statement:
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
    ///     statement {
    ///       actions   = ["s3:GetObject"]
    ///       resources = ["arn:aws:s3:::uploads/*"]
    ///     }
    ///   }
    /// }
    /// ```
    E0808 error "statement without actions or resources"
}

/// The statement has no `what`: `actions`, `resources`.
pub fn statement_empty(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("a statement needs `{what}`"), span, "the list is empty")
        .help("write at least one element, or remove the statement")
}
