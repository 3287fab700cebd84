//! A value that a `var` does not take.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// The value that was given from outside is none of the type of the `var`. Strings and symbols are given bare, everything else as in a program.
    ///
    /// ```ecs fail
    /// # --var zones=three
    /// var zones: int = 3
    /// output zones = var.zones
    /// ```
    ///
    /// ```ecs pass
    /// var zones: int = 3
    /// output zones = var.zones
    /// ```
    E0408 error "a value that a `var` does not take"
}

/// `text` from `origin` is no `ty`.
pub fn bad_variable(span: Span, name: &str, text: &str, origin: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{origin} sets `var {name}` to `{text}`, which is not {}", ty.with_article()),
        span,
        format!("declared as {}", ty.with_article()),
    )
}
