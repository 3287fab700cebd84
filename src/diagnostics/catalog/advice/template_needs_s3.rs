//! W0650: a template too large for a request, which must go through S3.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// A request to CloudFormation can contain a template of up to 51,200 bytes. A larger template must be
    /// uploaded to an S3 bucket first: `aws cloudformation deploy` does that with `--s3-bucket`, and fails
    /// without it.
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
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = [for number in range(0, 600): "10.${floor(number / 250)}.${number % 250}.0/24"]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// JSON without whitespace is smaller (`ecsc build --format json --minify`), and so is a program with
    /// less repetition.
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
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = [for number in range(0, 60): "10.${floor(number / 250)}.${number % 250}.0/24"]
    ///
    ///   http {}
    /// }
    /// ```
    W0650 warning "template needs S3"
}

/// A template of `found` bytes. `minified` is its size as minified JSON, if that one fits; `largest` names
/// its largest parts.
pub fn template_needs_s3(
    span: Span,
    stack: &str,
    found: usize,
    limit: usize,
    minified: Option<usize>,
    largest: &str,
) -> Diagnostic {
    let help = match minified {
        Some(bytes) => format!(
            "`--format json --minify` makes it {} bytes; or pass `--s3-bucket` to `aws cloudformation deploy`",
            figure(bytes)
        ),
        None => "pass `--s3-bucket` to `aws cloudformation deploy`".into(),
    };
    Diagnostic::new(
        &CODE,
        format!(
            "the template of stack `{stack}` has {} bytes, a request can contain {}",
            figure(found),
            figure(limit)
        ),
        span,
        "its template must be uploaded to S3",
    )
    .help(help)
    .note(largest)
}
