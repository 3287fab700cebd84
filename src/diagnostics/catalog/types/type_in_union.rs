//! A type among symbols.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// One name is a type; two or more are symbols or literals, one of which the value must be. A type cannot be one of them.
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
    E0340 error "a type among symbols"
}

/// The type `name` stands among alternatives.
pub fn type_in_union(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is a type, and alternatives are symbols or literals"),
        span,
        "a type",
    )
    .help("choose one type, or list the values: `a | b`, `\"t3.micro\" | \"t3.small\"`")
}
