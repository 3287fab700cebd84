//! E0763: a value that CloudFormation refuses.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The schema of the resource type has bounds for numbers and for the lengths of strings and lists, and patterns for
    /// strings. CloudFormation refuses all other values.
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
    ///     properties = { HealthCheckType = "elastic" }
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
    ///     properties = { HealthCheckType = "EC2" }
    ///   }
    /// }
    /// ```
    E0763 error "refused value of a property"
}

/// CloudFormation refuses the value of a property; `why` is a sentence without its full stop.
pub fn refused_property(span: Span, subject: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("CloudFormation refuses this value for `{subject}`"), span, why)
}
