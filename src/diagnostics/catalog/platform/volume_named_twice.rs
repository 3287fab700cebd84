//! E0550: an existing volume given both by its stack and by ids.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// An `existing volume` is given either by its stack, whose exports are imported, or by its ids. With
    /// both, one would be ignored.
    ///
    /// ```ecs fail
    /// existing volume "shared" {
    ///   stack          = "efs"
    ///   file_system    = "fs-0123456789abcdef0"
    ///   security_group = "sg-0123456789abcdef0"
    /// }
    /// ```
    ///
    /// Keep one of them:
    ///
    /// ```ecs pass
    /// existing volume "shared" {
    ///   stack = "efs"
    /// }
    /// ```
    E0550 error "existing volume given twice"
}

/// `attribute` is what is given beside `stack`.
pub fn volume_named_twice(span: Span, attribute: &str, stack: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a volume has either a `stack` or ids, not `stack` and `{attribute}`"),
        span,
        "given by its ids",
    )
    .label(stack, "given by its stack")
    .help("keep one of them")
    .removal("keep the stack", span, Applicability::Unsafe)
    .removal("keep the ids", stack, Applicability::Unsafe)
}
