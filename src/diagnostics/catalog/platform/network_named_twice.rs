//! E0545: a network given both by its stack and by ids.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// An `existing network` is given either by its stack, whose exports are imported, or by its ids. With
    /// both, one would be ignored.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    ///   vpc   = "vpc-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0545 error "network given twice"
}

/// `attribute` is what is given beside `stack`.
pub fn network_named_twice(span: Span, attribute: &str, stack: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a network has either a `stack` or ids, not `stack` and `{attribute}`"),
        span,
        "given by its ids",
    )
    .label(stack, "given by its stack")
    .help("keep one of them")
    .removal("keep the stack", span, Applicability::Unsafe)
    .removal("keep the ids", stack, Applicability::Unsafe)
}
