//! E0124: a comma that separates nothing.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// One comma stands between two elements, and one may stand after the last. Declarations are separated
    /// by line ends alone.
    ///
    /// ```ecs fail
    /// let zones = [1,, 2]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0124 error "superfluous comma", hidden_by: LostLine
}

/// There is another comma before it, or nothing.
pub fn superfluous_comma(comma: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this comma separates nothing", comma, "nothing is before it").fix(
        "take the comma away",
        comma,
        "",
    )
}

/// It stands between declarations.
pub fn after_declaration(comma: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "declarations are separated by line ends", comma, "no comma here").fix(
        "take the comma away",
        comma,
        "",
    )
}
