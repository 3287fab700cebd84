//! E0375: a required property that may be null.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation requires this property, and the value may be `null` at deployment: the resource would be without
    /// it. Provide a fallback with `??`, or a guard on the resource that rules out `null`.
    ///
    /// ```ecs fail
    /// param email: string?
    ///
    /// resource "ops" {
    ///   type       = "AWS::SNS::Subscription"
    ///   properties = {
    ///     TopicArn = "arn:aws:sns:eu-west-1:123456789012:ops"
    ///     Protocol = param.email
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param email: string?
    ///
    /// resource "ops" {
    ///   when = param.email != null
    ///   type = "AWS::SNS::Subscription"
    ///   properties = {
    ///     TopicArn = "arn:aws:sns:eu-west-1:123456789012:ops"
    ///     Protocol = "email"
    ///     Endpoint = param.email
    ///   }
    /// }
    /// ```
    E0375 error "required property that may be null"
}

/// `owner`, a type or a part of one, requires `name`, whose value may be null.
pub fn nullable_property(span: Span, owner: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{owner}` requires `{name}`, which may be `null` here"),
        span,
        "may be `null`",
    )
    .help("provide a fallback value with `??`, or rule out `null` with a `when` of the block")
}
