//! E0809: a condition that IAM does not know.

use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;

declare! {
    /// A condition is an operator with keys and their values: `{ StringEquals = { "aws:ResourceTag/team" = "web" } }`. IAM refuses
    /// a policy with an operator that it does not know.
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
    ///       actions    = ["s3:GetObject"]
    ///       resources  = ["*"]
    ///       conditions = { StringEqual = { "s3:ExistingObjectTag/team" = "web" } }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Use an operator of IAM:
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
    ///       actions    = ["s3:GetObject"]
    ///       resources  = ["*"]
    ///       conditions = { StringEquals = { "s3:ExistingObjectTag/team" = "web" } }
    ///     }
    ///   }
    /// }
    /// ```
    E0809 error "not a condition of IAM"
}

/// There is no operator `name`; `known` are those that there are.
pub fn statement_condition(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("IAM has no condition operator `{name}`"), span, "unknown operator");
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("use `{nearest}`"),
            span,
            nearest.to_string(),
        ),
        None => {
            diagnostic.help("`StringEquals`, `StringLike`, `ArnLike` and `Bool` are the most frequent ones")
        }
    }
}

/// The operator `name` has something else than keys with values.
pub fn without_keys(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` needs keys with values"), span, "not a map")
        .help(format!("write `{name} = {{ \"aws:PrincipalTag/team\" = \"web\" }}`"))
}
