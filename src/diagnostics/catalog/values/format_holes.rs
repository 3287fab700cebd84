//! Holes and values do not match.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `format` fills each `{}` of its template with one value.
    ///
    /// ```ecs fail
    /// output text = format("{} of {}", 1)
    /// ```
    ///
    /// ```ecs pass
    /// output text = format("{} of {}", 1, 2)
    /// ```
    E0420 error "holes and values do not match"
}

/// The template has `holes` holes, and there are `values` values.
pub fn format_holes(span: Span, holes: usize, values: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the template has {holes} `{{}}`, and {} given",
            if values == 1 { "1 value is".to_owned() } else { format!("{values} values are") }
        ),
        span,
        format!("{holes} to fill"),
    )
    .help("give one value for each `{}`")
}
