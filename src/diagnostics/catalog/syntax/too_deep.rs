//! E0111: something nested deeper than anyone could read.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Brackets, interpolations and comments may be nested 128 deep, types 8 deep, and an expression may
    /// have about 500 operators. Such programs are made by machines; `let` breaks a value into pieces.
    ///
    /// ```ecs fail
    /// let deep = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    /// ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// ```
    ///
    /// ```ecs pass
    /// let inner = [[1]]
    /// let deep = [[let.inner]]
    /// ```
    E0111 error "nested too deeply"
}

/// The first bracket, or interpolated string, that is too deep.
pub fn brackets(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("brackets are nested more than {limit} deep"),
        span,
        "this is one too many",
    )
    .help("give a part of it a name with `let`")
}

/// The opening mark of a comment with too many others in it.
pub fn comment(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(&CODE, format!("comments are nested more than {limit} deep"), span, "in this comment")
}

/// A type with too many others in it.
pub fn type_arguments(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(&CODE, format!("types are nested more than {limit} deep"), span, "this is one too many")
}

/// An expression with too many operators.
pub fn expression(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("this expression has more than {limit} parts"),
        span,
        "this is one too many",
    )
    .help("give a part of it a name with `let`")
}
