//! W0671: an unused `var`.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A `var` that nothing uses has no effect.
    ///
    /// ```ecs fail
    /// var zone: string = "a"
    /// ```
    ///
    /// ```ecs pass
    /// var zone: string = "a"
    /// output zone = var.zone
    /// ```
    W0671 warning "unused `var`"
}

/// Nothing uses `var.name`; `whole` is the declaration.
pub fn unused_var(span: Span, name: &str, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("nothing uses `var.{name}`"), span, "unused")
        .help("use it, or remove it")
        .removal("remove the declaration", whole, Applicability::Unsafe)
}
