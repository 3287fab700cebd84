//! E0106: an interpolation in a string that spans lines.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A string must be on one line, including its interpolations. In a heredoc, an interpolation can span
    /// lines; or give the value a name with `let`.
    ///
    /// ```ecs fail
    /// let name = "web"
    /// let greeting = "hello ${
    ///   let.name
    /// }"
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// let greeting = "hello ${let.name}"
    /// ```
    E0106 error "line break in a string"
}

/// `newline` is the end of the first line, `open` the `${`.
pub fn line_break_in_string(newline: Span, open: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this interpolation does not end on its line",
        newline,
        "the line ends inside a string",
    )
    .label(open, "the interpolation begins here")
    .help("write it on one line, or give its value a name with `let`")
}
