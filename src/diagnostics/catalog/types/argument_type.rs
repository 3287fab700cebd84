//! An argument of another type.

use crate::diagnostics::Diagnostic;
use crate::language::functions::FunctionSchema;
use crate::source::Span;

declare! {
    /// The function does not take such a value.
    ///
    /// ```ecs fail
    /// output name = upper(3)
    /// ```
    ///
    /// ```ecs pass
    /// output name = upper("three")
    /// ```
    E0315 error "an argument of another type"
}

/// `function` wants `wanted` at `span`.
pub fn argument_type(span: Span, text: &str, function: &FunctionSchema, wanted: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{}` does not take `{text}`", function.name),
        span,
        format!("expected {wanted}"),
    )
    .help(format!("`{}`", function.signature))
}
