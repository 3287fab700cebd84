//! E0274: a resource type that CloudFormation does not have.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The type of a resource is one of CloudFormation's: `AWS::<service>::<type>`. Types of the CloudFormation registry
    /// that others have published, and `Custom::...`, are not among those that the compiler knows;
    /// `AWS::CloudFormation::CustomResource` is.
    ///
    /// ```ecs fail
    /// resource "orders" {
    ///   type = "AWS::SNS::Topik"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// resource "orders" {
    ///   type = "AWS::SNS::Topic"
    /// }
    /// ```
    E0274 error "unknown resource type"
}

/// There is no type `name`; `nearest` is what was probably meant.
pub fn unknown_resource_type(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let message = format!("CloudFormation has no resource type `{name}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "unknown resource type");
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        None if name.starts_with("Custom::") => {
            diagnostic.help("write a custom resource as `AWS::CloudFormation::CustomResource`")
        }
        None => diagnostic.help("a type is called `AWS::<service>::<type>`, such as `AWS::SNS::Topic`"),
    }
}
