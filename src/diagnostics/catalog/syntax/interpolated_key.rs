//! E0177: a key of a map, or a text in a type, that is no constant text.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A key of a map, and a text in a type, are known to the compiler as they stand. A key is not empty.
    ///
    /// ```ecs fail
    /// let name = "team"
    /// let tags = { "${let.name}" = "a" }
    /// ```
    ///
    /// ```ecs pass
    /// let tags = { "team" = "a" }
    /// ```
    E0177 error "no constant name"
}

/// `"" = 1`
pub fn empty_key(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a key is not empty", span, "expected a name")
}

/// `span` is the string.
pub fn interpolated_key(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this text cannot interpolate", span, "expected a plain string")
        .help("write the name as it is")
}
