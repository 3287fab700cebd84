//! E0155: `AWS::Region` and the like.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The pseudo parameter `AWS::Region` is written `aws.region`; the others follow the same rule.
    ///
    /// ```ecs fail
    /// let name = "logs-${AWS::Region}"
    /// ```
    ///
    /// ```ecs pass
    /// let name = "logs-${aws.region}"
    /// ```
    E0155 error "pseudo parameter of CloudFormation"
}

/// `name` is what follows `AWS::`.
pub fn pseudo_parameter(span: Span, name: &str) -> Diagnostic {
    let meant = match name {
        "Region" => "aws.region",
        "AccountId" => "aws.account_id",
        "Partition" => "aws.partition",
        "StackName" => "aws.stack_name",
        "StackId" => "aws.stack_id",
        "URLSuffix" => "aws.url_suffix",
        "NoValue" => "null",
        _ => {
            return Diagnostic::new(
                &CODE,
                format!("`AWS::{name}` is a CloudFormation name"),
                span,
                "not part of the language",
            )
            .help("pseudo parameters begin with `aws.`, references to blocks with their kind");
        }
    };
    Diagnostic::new(&CODE, format!("`AWS::{name}` is written `{meant}`"), span, format!("expected `{meant}`"))
        .fix(format!("write `{meant}`"), span, meant)
}
