//! A guard where leaving out means the defaults.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `when` stands on blocks that can be absent. The absence of this one would mean its defaults, which is not what a guard says.
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
    E0321 error "a guard where leaving out means the defaults"
}

/// `when` stands in the block `name`; `whole` is the attribute.
pub fn guard_refused(span: Span, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` takes no `when`"), span, "not here")
        .help(format!("without its block a `{name}` has its defaults; choose its values with `? :` instead"))
        .removal("remove the guard", whole, Applicability::Maybe)
}
