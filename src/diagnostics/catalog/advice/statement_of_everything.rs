//! W0837: a statement that allows every action on every resource.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Whoever gets the credentials of an instance could do anything in the account.
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
    ///       actions   = ["*"]
    ///       resources = ["*"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Name what is needed:
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
    W0837 warning "statement that allows everything"
}

/// The statement allows every action on every resource.
pub fn statement_of_everything(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this statement makes every instance an administrator of the account",
        span,
        "every action on every resource",
    )
    .help("name the actions and resources that are needed")
}
