//! E0136: a type where the value says it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A `let` has the type of its value. Only `param` and `var` declare one, since their value comes from
    /// outside.
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

/// `span` is the colon and the type, `blank` what is between that and the `=`.
pub fn type_on_let(span: Span, keyword: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{keyword}` has the type of its value"), span, "no type here").fix(
        "take the type away",
        span,
        "",
    )
}
