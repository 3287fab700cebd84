//! E0177: a key of a map, or a string in a type, that is not constant.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A key of a map, and a string in a type, must be plain strings without interpolation. A key cannot be
    /// empty.
    ///
    /// ```ecs fail
    /// let name = "team"
    /// let tags = { "${let.name}" = "a" }
    /// ```
    ///
    /// ```ecs pass
    /// let tags = { "team" = "a" }
    /// ```
    E0177 error "key that is not a constant string"
}

/// `"" = 1`
pub fn empty_key(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a key cannot be empty", span, "expected a name")
}

/// `span` is the string.
pub fn interpolated_key(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this string cannot contain an interpolation", span, "expected a plain string")
        .help("write a plain string")
}
