//! E0219: a nested block twice.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// This nested block can appear only once in its block.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { type = "m5.large" }
    ///   instances { type = "m5.xlarge" }
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
    ///   instances { type = ["m5.large", "m5.xlarge"] }
    /// }
    /// ```
    E0219 error "duplicate nested block"
}

/// The block at `span` already appears at `first`; `whole` is the second one with its body.
pub fn duplicate_nested(span: Span, name: &str, first: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there are two `{name}` blocks"), span, "the second one")
        .label(first, "the first one")
        .help("merge them into one")
        .removal("remove the second", whole, Applicability::Unsafe)
}
