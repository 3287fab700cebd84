//! E0765: tags of what cannot be tagged.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation cannot tag resources of every type. The tags of the project are left out where they cannot be; tags
    /// that a resource has itself would say something that is not so.
    ///
    /// ```ecs fail
    /// resource "ops" {
    ///   type       = "AWS::SNS::Subscription"
    ///   properties = { TopicArn = "arn:aws:sns:eu-west-1:123456789012:ops", Protocol = "email" }
    ///   tags       = { team = "ops" }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// resource "ops" {
    ///   type = "AWS::SNS::Topic"
    ///   tags = { team = "ops" }
    /// }
    /// ```
    E0765 error "tags of a type that has none"
}

/// The type takes no tags; `span` is one of them.
pub fn untaggable(span: Span, resource_type: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{resource_type}` takes no tags"), span, "this tag has no effect")
        .help("remove `tags` from the block")
}
