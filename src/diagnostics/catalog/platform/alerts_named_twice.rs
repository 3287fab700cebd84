//! E0855: existing alerts given by both a stack and a topic.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Existing alerts are either those that a stack exports, or a topic. Both could contradict each other.
    ///
    /// ```ecs fail
    /// existing alerts "ops" {
    ///   stack = "operations"
    ///   topic = "arn:aws:sns:eu-west-1:123456789012:operations"
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```ecs pass
    /// existing alerts "ops" {
    ///   stack = "operations"
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    E0855 error "existing alerts given twice"
}

/// The `topic` beside the `stack`.
pub fn alerts_named_twice(span: Span, stack: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "alerts have either a `stack` or a `topic`, not both", span, "given by its topic")
        .label(stack, "given by its stack")
        .help("keep one of them")
        .removal("keep the stack", span, Applicability::Unsafe)
        .removal("keep the topic", stack, Applicability::Unsafe)
}
