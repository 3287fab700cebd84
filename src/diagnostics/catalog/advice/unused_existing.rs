//! W0673: an unused `existing` block.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Nothing refers to this block, so it has no effect.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// output vpc = network.main.vpc
    /// ```
    W0673 warning "unused `existing` block"
}

/// Nothing uses the `existing` block; `whole` is all of it.
pub fn unused_existing(span: Span, kind: &str, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nothing uses `{kind}.{name}`"), span, "unused")
        .help("use it, or remove it")
        .removal("remove the block", whole, Applicability::Unsafe)
}
