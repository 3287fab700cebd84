//! E0762: nothing to remove.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// In an `override`, `null` removes what the compiler wrote. What it did not write cannot be removed.
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
    ///     properties = { CapacityRebalance = null }
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
    ///     properties = { CapacityRebalance = true }
    ///   }
    /// }
    /// ```
    E0762 error "nothing to remove"
}

/// The compiler wrote no such property; `null` is at `value`.
pub fn nothing_to_remove(span: Span, subject: &str, value: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the compiler wrote no `{subject}`"),
        span,
        "`null` removes a property, and there is none",
    )
    .removal("remove it", value, Applicability::Unsafe)
}
