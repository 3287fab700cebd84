//! E0111: something nested too deeply.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Brackets, interpolations and comments can be nested up to 128 levels deep, types up to 8 levels, and
    /// an expression can have about 500 operators. Use `let` to split a value into parts.
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
        format!("brackets are nested more than {limit} levels deep"),
        span,
        "exceeds the limit",
    )
    .help("give a part of it a name with `let`")
}

/// The beginning of a comment that contains too many others.
pub fn comment(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("comments are nested more than {limit} levels deep"),
        span,
        "in this comment",
    )
}

/// A type that contains too many others.
pub fn type_arguments(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("types are nested more than {limit} levels deep"),
        span,
        "exceeds the limit",
    )
}

/// An expression with too many operators.
pub fn expression(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(&CODE, format!("this expression has more than {limit} parts"), span, "exceeds the limit")
        .help("give a part of it a name with `let`")
}
