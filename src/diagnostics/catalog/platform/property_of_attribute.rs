//! E0761: a property that an attribute determines.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An attribute of the language determines this property. What the program says would be said twice, and the proofs
    /// that look at the attribute would not know. Set the attribute.
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
    ///   override "LaunchTemplate" {
    ///     properties = { LaunchTemplateData = { KeyName = "ops" } }
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
    ///   instances {
    ///     key_pair = "ops"
    ///   }
    /// }
    /// ```
    E0761 error "property of an attribute"
}

/// The property is determined by the attribute `attribute`.
pub fn property_of_attribute(span: Span, subject: &str, attribute: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{subject}` is determined by the attribute `{attribute}`"),
        span,
        "an attribute says this",
    )
    .help(format!("write `{attribute}`"))
}
