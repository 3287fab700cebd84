//! E0177: a key or the message of a type that is not constant.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// A key of a map, and a text in a type, are known to the compiler as they stand.
    ///
    /// ```ecs fail
    /// let name = "team"
    /// let tags = { "${let.name}" = "a" }
    /// ```
    ///
    /// ```ecs pass
    /// let tags = { "team" = "a" }
    /// ```
    E0177 error "interpolation in a name"
}

/// `span` is the string.
pub fn interpolated_key(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this text cannot interpolate", span, "expected a plain string")
        .help("write the name as it is")
}
