//! E0412: a file outside the project.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `file("...")` reads only files in the project's folder, and does not follow links out of it: a program
    /// that you did not write must not be able to read arbitrary files.
    ///
    /// ```ecs fail
    /// output secret = file("../../etc/passwd")
    /// ```
    ///
    /// ```ecs pass
    /// output script = "echo ready"
    /// ```
    E0412 error "file outside the project"
}

/// `path` leads out of the project's folder.
pub fn file_outside(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{path}` is outside the project's folder"),
        span,
        "leads out of the folder",
    )
    .help("copy the file into the folder of the `.ecs` file")
}
