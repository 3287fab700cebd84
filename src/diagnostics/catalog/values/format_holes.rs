//! E0420: a placeholder count mismatch.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `format` replaces each `{}` in its template with one value.
    ///
    /// ```ecs fail
    /// output text = format("{} of {}", 1)
    /// ```
    ///
    /// ```ecs pass
    /// output text = format("{} of {}", 1, 2)
    /// ```
    E0420 error "placeholder count mismatch"
}

/// The template has `holes` placeholders, and there are `values` values.
pub fn format_holes(span: Span, holes: usize, values: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the template has {holes} placeholders `{{}}`, but {} given",
            if values == 1 { "1 value is".to_owned() } else { format!("{values} values are") }
        ),
        span,
        format!("expected {holes} values"),
    )
    .help(if holes == 0 {
        "write `{}` where a value belongs: `%s` and `%d` stay as they are"
    } else {
        "pass one value for each `{}`"
    })
}
