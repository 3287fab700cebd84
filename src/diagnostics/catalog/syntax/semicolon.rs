//! E0125: a semicolon.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Entries and declarations end at the end of the line. Entries on one line are separated by commas.
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

/// At the end of a line, or between declarations; `replacement` is empty, or a line break.
pub fn at_line_end(span: Span, replacement: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "unexpected `;` at the end of a line", span, "not needed").fix(
        "remove the semicolon",
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
