//! E0806: what a statement allows is not an action.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An action is a service in lowercase, a colon, and the action, in which `*` and `?` stand for any characters: `s3:GetObject`,
    /// `s3:List*`, or `*` for everything. IAM refuses a policy with anything else.
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
    ///       actions   = ["s3.GetObject"]
    ///       resources = ["arn:aws:s3:::uploads/*"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Write the action as IAM has it:
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
    E0806 error "not an IAM action"
}

/// `action` is not one.
pub fn statement_action(span: Span, action: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{action}` is not an IAM action"), span, "not `service:Action`")
        .help("write the service in lowercase, a colon, and the action: `s3:GetObject`, `s3:List*`")
}
