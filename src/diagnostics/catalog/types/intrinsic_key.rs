//! E0373: a function of CloudFormation as a key.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What CloudFormation writes as `Ref` or `Fn::GetAtt` is an expression in this language: `param.topic`,
    /// `cluster.web.arn`, `"${aws.region}-web"`. The compiler writes the function.
    ///
    /// ```ecs fail
    /// param topic: arn
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     properties = { Context = { Ref = "Topic" } }
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param topic: arn
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     properties = { Context = param.topic }
    ///   }
    /// }
    /// ```
    E0373 error "function of CloudFormation as a key"
}

/// A map has the key `key`, which is a function of CloudFormation.
pub fn intrinsic_key(span: Span, key: &str) -> Diagnostic {
    let instead = match key {
        "Ref" => "`param.name`, or an output of a block such as `cluster.web.name`",
        "Fn::GetAtt" => "an output of a block, such as `cluster.web.arn`",
        "Fn::Sub" | "Fn::Join" => "a string with values in it, such as `\"${aws.region}-web\"`",
        "Fn::ImportValue" => "`import_value(name)`",
        "Fn::If" => "`condition ? a : b`",
        _ => "an expression of this language",
    };
    Diagnostic::new(
        &CODE,
        format!("`{key}` is a function of CloudFormation, not a property"),
        span,
        "the compiler writes these",
    )
    .help(format!("write {instead}"))
}
