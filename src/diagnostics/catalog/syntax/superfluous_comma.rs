//! E0124: an extra comma.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Two elements are separated by one comma, and the last may be followed by one. Declarations are
    /// separated by line breaks only.
    ///
    /// ```ecs fail
    /// let zones = [1,, 2]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0124 error "extra comma", hidden_by: LostLine
}

/// There is another comma before it, or nothing.
pub fn superfluous_comma(comma: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "extra comma", comma, "no element before it").fix("remove the comma", comma, "")
}

/// It is between declarations.
pub fn after_declaration(comma: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "declarations are separated by line breaks, not commas", comma, "unexpected comma")
        .fix("remove the comma", comma, "")
}
