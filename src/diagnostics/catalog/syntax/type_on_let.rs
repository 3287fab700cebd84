//! E0136: a type on a declaration that has none.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The type of a `let` is the type of its value. Only `param` and `var` declare a type, since their
    /// values are passed in.
    ///
    /// ```ecs fail
    /// let zones: int = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0136 error "type on a `let`"
}

/// `span` is the colon and the type.
pub fn type_on_let(span: Span, keyword: &str) -> Diagnostic {
    let article = if keyword == "output" { "an" } else { "a" };
    Diagnostic::new(
        &CODE,
        format!("the type of {article} `{keyword}` cannot be declared"),
        span,
        "unexpected type",
    )
    .fix("remove the type", span, "")
}
