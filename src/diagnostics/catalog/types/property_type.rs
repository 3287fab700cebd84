//! E0370: a property of another type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The schema of the resource type says whether a property is a string, a number, a Boolean, a list or a map. A number
    /// or Boolean may be written where CloudFormation wants a string.
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
    ///     properties = { DefaultInstanceWarmup = "two minutes" }
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
    ///     properties = { DefaultInstanceWarmup = 120 }
    ///   }
    /// }
    /// ```
    E0370 error "wrong type of a property"
}

/// A property got `found` where it wants `wanted`; `written` is the same value as it should be written.
pub fn property_type(
    span: Span,
    subject: &str,
    found: &str,
    wanted: &str,
    written: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {wanted} for `{subject}`, found {found}"),
        span,
        format!("this is {found}"),
    );
    match written {
        Some(written) => {
            diagnostic.help(format!("write `{written}`")).fix(format!("change to `{written}`"), span, written)
        }
        None => diagnostic,
    }
}
