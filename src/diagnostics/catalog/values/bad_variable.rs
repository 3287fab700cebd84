//! E0408: a value of the wrong type for a `var`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// The value that was passed in does not have the type of the `var`. Strings and enum values are passed
    /// without quotes, everything else as in a program.
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
    E0408 error "value of the wrong type for a `var`"
}

/// `text` from `origin` is not a `ty`.
pub fn bad_variable(span: Span, name: &str, text: &str, origin: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{origin} sets `var {name}` to `{text}`, which is not {}", ty.with_article()),
        span,
        format!("declared as {}", ty.with_article()),
    )
}
