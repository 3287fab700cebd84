//! E0112: bytes that are not UTF-8.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Source files are UTF-8. Other bytes come from another encoding, such as Latin-1, or the file is not a
    /// text file at all. Save the file as UTF-8.
    ///
    /// ```console
    /// $ printf 'let name = "caf\xE9"' > web.ecs
    /// ```
    ///
    /// ```ecs pass
    /// let name = "café"
    /// ```
    E0112 error "invalid UTF-8"
}

/// `span` is the U+FFFD in place of the first such byte.
pub fn invalid_utf8(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this file is not UTF-8", span, "not a character").help("save the file as UTF-8")
}
