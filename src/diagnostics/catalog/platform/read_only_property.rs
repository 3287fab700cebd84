//! E0760: a property that CloudFormation sets.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// CloudFormation sets some properties itself, and refuses a template that has them.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     properties = { AutoScalingGroupARN = "arn:aws:autoscaling:eu-west-1:123456789012:x" }
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     properties = { AutoScalingGroupName = "web" }
    ///   }
    /// }
    /// ```
    E0760 error "read-only property"
}

/// A template cannot set the property; its value is at `value`.
pub fn read_only_property(span: Span, subject: &str, value: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{subject}` is set by CloudFormation"), span, "read-only").removal(
        "remove it",
        value,
        Applicability::Unsafe,
    )
}
