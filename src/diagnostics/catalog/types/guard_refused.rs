//! E0321: a guard on a block that cannot be absent.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// `when` is for blocks that can be absent. Leaving this block out means its defaults, so a guard would
    /// not remove anything.
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
    ///     when      = true
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
    E0321 error "guard on a block that cannot be absent"
}

/// `when` is written in the block `name`; `whole` is the attribute.
pub fn guard_refused(span: Span, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` does not accept `when`"), span, "not allowed here")
        .help(format!(
            "without its block {} has its defaults; choose its values with `? :` instead",
            with_article(name)
        ))
        .removal("remove the guard", whole, Applicability::Unsafe)
}
