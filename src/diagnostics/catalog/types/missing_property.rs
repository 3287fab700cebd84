//! E0372: a property that is missing.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// CloudFormation requires some properties of a resource, and of the parts of one.
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
    ///     properties = {
    ///       TrafficSources = [{ Type = "vpc-lattice" }]
    ///     }
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
    ///     properties = {
    ///       TrafficSources = [
    ///         {
    ///           Identifier = "arn:aws:vpc-lattice:eu-west-1:123456789012:targetgroup/tg-0123456789abcdef0"
    ///           Type       = "vpc-lattice"
    ///         },
    ///       ]
    ///     }
    ///   }
    /// }
    /// ```
    E0372 error "missing property", hidden_by: BrokenBlock
}

/// `owner`, a type or a part of one, has no `names`; whether that is because they were set to `null`.
pub fn missing_property(span: Span, owner: &str, names: &[&str], removed: bool) -> Diagnostic {
    let label = if removed { "`null` removes what is required" } else { "incomplete" };
    let noun = if names.len() == 1 { "property" } else { "properties" };
    let names = list(names, "and", 12);
    Diagnostic::new(&CODE, format!("`{owner}` needs the {noun} {names}"), span, label)
}
