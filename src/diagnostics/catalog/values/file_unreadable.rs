//! E0411: a file that cannot be read.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `file("...")` reads a UTF-8 file when the program is compiled. Its path is relative to the `.ecs` file.
    ///
    /// ```ecs fail
    /// output script = file("missing.sh")
    /// ```
    ///
    /// ```ecs pass
    /// output script = "echo ready"
    /// ```
    E0411 error "unreadable file"
}

/// `path` cannot be read; `why` says why.
pub fn file_unreadable(span: Span, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("cannot read `{path}`: {why}"), span, "this file")
        .help("the path is relative to the `.ecs` file")
}
