//! E0990: a path that cannot be read.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A file or folder that the command line names cannot be read: it does not exist, may not be read, or is a
    /// folder without `.ecs` files. What the other paths name is checked all the same; nothing is built, and the
    /// exit status is 2.
    ///
    /// ```console
    /// $ ecsc check platfrom
    /// ```
    ///
    /// With `-r`, programs are looked for in the folders below, too. With `--of`, paths are files that have
    /// changed: of one that was deleted, the program around it is checked.
    ///
    /// ```ecs pass
    /// let zones = 2
    /// ```
    E0990 error "unreadable path"
}

/// `message` says which path and why; `span` is the beginning of an empty file of that name.
pub fn unreadable_path(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&CODE, message, span, "")
}
