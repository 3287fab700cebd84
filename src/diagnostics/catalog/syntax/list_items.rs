//! E0179: a list in the form of YAML.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A list is written between brackets, with commas: `[a, b]`.
    ///
    /// ```ecs fail
    /// let zones = {
    ///   names =
    ///     - "a"
    ///     - "b"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// let zones = {
    ///   names = ["a", "b"]
    /// }
    /// ```
    E0179 error "YAML list", hides: Rest
}

/// `span` is the dash.
pub fn list_items(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a list is written `[a, b]`", span, "unexpected dash")
        .help("write the elements between brackets, with commas between them")
}
