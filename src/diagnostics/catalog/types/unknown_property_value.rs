//! E0374: a value that a property does not have.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// Some properties accept only the values that the schema of the resource type lists. They are written as strings.
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
    ///     properties = { DeletionProtection = "prevent-forced-deletion" }
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
    ///     properties = { DeletionProtection = "prevent-force-deletion" }
    ///   }
    /// }
    /// ```
    E0374 error "unknown value of a property"
}

/// A property got `written`, which is none of the `allowed` values; strings are quoted.
pub fn unknown_property_value(
    span: Span,
    subject: &str,
    written: &str,
    allowed: &[&str],
    quoted: bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{written}` is not an allowed value for `{subject}`"),
        span,
        "not an allowed value",
    )
    .help(format!("write {}", list(&nearest_first(written, allowed.iter().copied()), "or", 12)));
    match did_you_mean(written, allowed.iter().copied()).filter(|_| quoted) {
        Some(nearest) => diagnostic.fix(format!("change to `{nearest}`"), span, format!("\"{nearest}\"")),
        None => diagnostic,
    }
}
