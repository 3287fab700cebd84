//! E0125: a semicolon.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Entries and declarations end with their line. On one line, entries are separated by commas.
    ///
    /// ```ecs fail
    /// let zones = 3;
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0125 error "semicolon"
}

/// At the end of a line, or between declarations; `replacement` is nothing, or a line end.
pub fn at_line_end(span: Span, replacement: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "no semicolon is needed: a line end is enough", span, "take it away").fix(
        "take the semicolon away",
        span,
        replacement,
    )
}

/// Between two things on one line.
pub fn in_line(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected a comma, found `;`", span, "expected a comma").fix(
        "write a comma",
        span,
        ",",
    )
}
