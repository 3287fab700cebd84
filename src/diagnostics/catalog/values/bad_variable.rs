//! E0408: a value of the wrong type for a `var`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// The value that was passed in does not have the type of the `var`. On the command line strings and enum
    /// values are passed without quotes, everything else is written as in a program; in a values file, only
    /// strings that are a single word need no quotes.
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

/// `text` from `origin` is not a `ty`; what is wrong in it is a part that should be a `want`. The `var` is declared at `declared`.
pub fn bad_variable(
    span: Span,
    (name, ty, declared): (&str, &Type, Span),
    text: &str,
    origin: &str,
    want: &Type,
) -> Diagnostic {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let more = if lines.next().is_some() { " ..." } else { "" };
    Diagnostic::new(
        &CODE,
        format!("{origin} sets `var {name}` to `{first}{more}`, which is not {}", ty.with_article()),
        span,
        format!("expected {}", want.with_article()),
    )
    .label(declared, format!("declared as {}", ty.with_article()))
}

/// The value of `var name`, a secret, is not a string. It is not shown.
pub fn secret(declared: Span, name: &str, origin: &str) -> Diagnostic {
    let message = format!("{origin} sets `var {name}` to a value that is not a `secret`");
    Diagnostic::new(&CODE, message, declared, "declared as a `secret`").help("put the value in quotes")
}
