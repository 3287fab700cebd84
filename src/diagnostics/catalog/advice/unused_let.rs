//! W0672: an unused `let`.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A `let` that nothing uses has no effect.
    ///
    /// ```ecs fail
    /// let zone = "a"
    /// ```
    ///
    /// ```ecs pass
    /// let zone = "a"
    /// output zone = let.zone
    /// ```
    W0672 warning "unused `let`"
}

/// Nothing uses `let.name`; `whole` is the declaration.
pub fn unused_let(span: Span, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nothing uses `let.{name}`"), span, "unused")
        .help("use it, or remove it")
        .removal("remove the declaration", whole, Applicability::Unsafe)
}
