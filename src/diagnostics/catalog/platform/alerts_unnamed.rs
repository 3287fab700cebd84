//! E0856: existing alerts without a stack or a topic.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Existing alerts are found by the stack that owns them, or by their topic.
    ///
    /// ```ecs fail
    /// existing alerts "ops" {
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    ///
    /// Set the stack that owns the topic, or the topic itself:
    ///
    /// ```ecs pass
    /// existing alerts "ops" {
    ///   topic = "arn:aws:sns:eu-west-1:123456789012:operations"
    /// }
    ///
    /// project "shop" {
    ///   alerts = alerts.ops
    /// }
    /// ```
    E0856 error "existing alerts without a stack or topic", hidden_by: BrokenBlock
}

/// The head of the alerts.
pub fn alerts_unnamed(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` has neither a stack nor a topic"),
        span,
        "expected `stack` or `topic`",
    )
    .help(
        "set the `manifest` of the program that owns the topic, the stack that does (`stack = param.alert_stack`), or the ARN of the topic (`topic`)",
    )
}
