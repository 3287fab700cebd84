//! A file outside of the project.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `file("...")` reads only what lies in the project's folder, also by way of links: a program from elsewhere must not read what it likes.
    ///
    /// ```ecs fail
    /// output secret = file("../../etc/passwd")
    /// ```
    ///
    /// ```ecs pass
    /// output script = "echo ready"
    /// ```
    E0412 error "a file outside of the project"
}

/// `path` leads out of the project's folder.
pub fn file_outside(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{path}` lies outside of the project's folder"),
        span,
        "leads out of the folder",
    )
    .help("copy the file into the folder of the `.ecs` file")
}
