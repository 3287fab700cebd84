//! E0112: bytes that are no characters.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Source files are UTF-8. Bytes that are not were written in another encoding, such as Latin-1, or are
    /// no text at all: save the file as UTF-8.
    ///
    /// ```text
    /// let name = "caf\xE9"
    /// ```
    ///
    /// ```ecs pass
    /// let name = "café"
    /// ```
    E0112 error "invalid UTF-8"
}

/// `span` is the U+FFFD that stands for the first such byte.
pub fn invalid_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this file is not UTF-8", span, "this is no character")
        .help("save the file as UTF-8")
}
