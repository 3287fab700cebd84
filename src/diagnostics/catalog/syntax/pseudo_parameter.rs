//! E0155: `AWS::Region` and its like.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What CloudFormation calls `AWS::Region` is `aws.region` here; the others follow the same rule.
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
                format!("`AWS::{name}` is a name of CloudFormation"),
                span,
                "not of this language",
            )
            .help("values of AWS are reached through `aws.`, resources through their kind");
        }
    };
    Diagnostic::new(&CODE, format!("`AWS::{name}` is written `{meant}`"), span, format!("expected `{meant}`"))
        .fix(format!("write `{meant}`"), span, meant)
}
