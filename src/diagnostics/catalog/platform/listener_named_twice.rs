//! E0757: an existing listener given both by its stack and by its ARN.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// An `existing listener` is given either by its stack, whose exports are imported, or by its ARN and ids. With both,
    /// one would be ignored.
    ///
    /// ```ecs fail
    /// existing listener "front" {
    ///   stack          = "load-balancer"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    ///
    /// output address = listener.front.dns_name
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```ecs pass
    /// existing listener "front" {
    ///   stack = "load-balancer"
    /// }
    ///
    /// output address = listener.front.dns_name
    /// ```
    E0757 error "existing listener given twice"
}

/// `attribute` is what is given beside `stack`.
pub fn listener_named_twice(span: Span, attribute: &str, stack: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a listener has either a `stack` or an ARN and ids, not `stack` and `{attribute}`"),
        span,
        "given by itself",
    )
    .label(stack, "given by its stack")
    .help("keep one of them; `exports` says what the stack calls it")
    .removal("keep the stack", span, Applicability::Unsafe)
    .removal("remove the stack", stack, Applicability::Unsafe)
}
