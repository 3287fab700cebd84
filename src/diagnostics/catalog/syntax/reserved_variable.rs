//! E0174: a reserved word as a `for` variable.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `null`, `true`, `false`, `for`, `in` and `if` cannot be the names of `for` variables.
    ///
    /// ```ecs fail
    /// let sizes = [for if in [1, 2] : 3]
    /// ```
    ///
    /// ```ecs pass
    /// let sizes = [for size in [1, 2]: 3]
    /// ```
    E0174 error "reserved word as a variable"
}

/// `span` is the name.
pub fn reserved_variable(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` cannot be the name of a variable"), span, "a reserved word")
}
