//! E0315: an argument of the wrong type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The function does not accept a value of this type.
    ///
    /// ```ecs fail
    /// output name = upper(3)
    /// ```
    ///
    /// ```ecs pass
    /// output name = upper("three")
    /// ```
    E0315 error "argument of the wrong type"
}

/// `function` wants `wanted` where `text` stands at `span`.
pub fn argument_type(span: Span, text: &str, function: &str, signature: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{function}` does not accept `{text}`"),
        span,
        format!("expected {wanted}"),
    )
    .help(format!("`{signature}`"))
}
