//! E0371: a unit in a property.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// CloudFormation has plain numbers: which unit they are in, its documentation says of each property. Write the number
    /// in that unit.
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
    ///     properties = { DefaultInstanceWarmup = 120s }
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
    E0371 error "unit in a property"
}

/// A property got `found`, which has a unit; `unit` is where that stands.
pub fn unit_in_property(span: Span, subject: &str, found: &str, unit: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{subject}` takes a plain number, found {found}"),
        span,
        "has a unit",
    )
    .help("write the number in the unit that CloudFormation has for this property");
    match unit {
        Some(unit) => diagnostic.suggestion("remove the unit", unit, ""),
        None => diagnostic,
    }
}
