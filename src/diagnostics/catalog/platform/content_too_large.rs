//! E0593: user data or inline code larger than its service takes.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// EC2 takes 16 KiB of user data, counted before Base64: the compiler's own boot script and yours together. Code
    /// that stands in the template itself may have 4 MiB. What CloudFormation puts in for references is not counted,
    /// because it is not known.
    ///
    /// ```ecs fail
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = join("\n", [for step in range(0, 1000): "echo step ${step} of many"])
    ///   }
    /// }
    /// ```
    ///
    /// Let a long script be fetched: put it into S3 and run it from there.
    ///
    /// ```ecs pass
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = "aws s3 cp s3://platform-scripts/boot.sh - | sh"
    ///   }
    /// }
    /// ```
    E0593 error "content too large"
}

/// What is too large.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    /// `UserData` of a launch template.
    UserData,
    /// `Code.ZipFile` of a function.
    FunctionCode,
}

/// Content of at least `found` bytes in the resource `id`.
pub fn content_too_large(span: Span, id: &str, content: Content, found: usize, limit: usize) -> Diagnostic {
    let (what, service, help) = match content {
        Content::UserData => ("user data", "EC2", "fetch the script from S3 and run it from there"),
        Content::FunctionCode => ("code", "Lambda", "let the function read its data from S3"),
    };
    Diagnostic::new(
        &CODE,
        format!(
            "the {what} of `{id}` has at least {} bytes, {service} takes {}",
            figure(found),
            figure(limit)
        ),
        span,
        format!("{} bytes too many", figure(found - limit)),
    )
    .help(help)
}
