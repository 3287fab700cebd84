//! E0593: user data or inline code over the limit of its service.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// EC2 accepts 16 KiB of user data, measured before Base64 encoding: the compiler's own boot script and
    /// your `user_data` together. Inline code in a template can have 4 MiB. The values that CloudFormation
    /// inserts for references are not counted, because they are unknown.
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
    ///     user_data = join("\n", [for step in range(0, 750): "echo step ${step} of many"])
    ///   }
    /// }
    /// ```
    ///
    /// Store a long script in S3, and download and run it:
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
        Content::UserData => ("user data", "EC2", "store the script in S3, and download and run it"),
        Content::FunctionCode => ("code", "Lambda", "read the data from S3 in the function"),
    };
    Diagnostic::new(
        &CODE,
        format!(
            "the {what} of `{id}` has at least {} bytes, {service} accepts {}",
            figure(found),
            figure(limit)
        ),
        span,
        format!("{} bytes too many", figure(found - limit)),
    )
    .help(help)
}
