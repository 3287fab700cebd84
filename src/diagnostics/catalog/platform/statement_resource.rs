//! E0807: what a statement is about is not an ARN.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A resource is an ARN, in which `*` and `?` stand for any characters, or `*` for all resources. IAM refuses a policy with
    /// anything else.
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
    ///       actions   = ["s3:GetObject"]
    ///       resources = ["uploads/*"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Write the ARN:
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
    E0807 error "not the ARN of a resource"
}

/// `resource` is not an ARN.
pub fn statement_resource(span: Span, resource: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{resource}` is not the ARN of a resource"),
        span,
        "neither an ARN nor `*`",
    )
    .help("write an ARN, which may contain `*` and `?`: `arn:aws:s3:::bucket/*`")
}
