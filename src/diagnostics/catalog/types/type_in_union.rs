//! E0340: a type among enum values.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// One name is a type; two or more with `|` are the enum values or literals that are allowed. A type
    /// cannot be one of them.
    ///
    /// ```ecs fail
    /// param image: string | int
    /// output image = param.image
    /// ```
    ///
    /// ```ecs pass
    /// param image: string
    /// output image = param.image
    /// ```
    E0340 error "type among enum values"
}

/// The type `name` is one of several alternatives.
pub fn type_in_union(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is a type, and alternatives must be enum values or literals"),
        span,
        "a type",
    )
    .help("choose one type, or list the values: `a | b`, `\"t3.micro\" | \"t3.small\"`")
}

/// `string | null`: `written` is how the whole type is written.
pub fn null(span: Span, whole: Span, written: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "`null` is not an alternative", span, "expected `?` at the end of the type")
        .help(format!("write `{written}`"))
        .fix(format!("write `{written}`"), whole, written)
}
