//! E0262: `for_each` on a block of which there is only one.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `for_each` makes several blocks of one. A program has one `project`, and a nested block such as `logs` can
    /// be written only once.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   logs {
    ///     for_each  = ["app", "system"]
    ///     retention = 7d
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
    ///   logs {
    ///     retention = 7d
    ///   }
    /// }
    /// ```
    E0262 error "`for_each` on a block that stands once"
}

/// `for_each` is written in the block `name`, of which there can be one; `whole` is the attribute.
pub fn for_each_refused(span: Span, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("there can be only one `{name}`, so it does not accept `for_each`"),
        span,
        "not allowed here",
    )
    .help("write it on the block around, or on a block of which there can be several")
    .removal("remove `for_each`", whole, Applicability::Unsafe)
}
