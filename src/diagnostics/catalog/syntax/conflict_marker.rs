//! E0119: a merge that was not finished.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The lines that begin with `<<<<<<<`, `=======` and `>>>>>>>` are what a version control system
    /// leaves where two changes collide. Choose one of the two sides and take the markers away.
    ///
    /// ```ecs fail
    /// <<<<<<< ours
    /// let zones = 3
    /// =======
    /// let size = 3
    /// >>>>>>> theirs
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0119 error "merge conflict"
}

/// `span` is the run of `<`.
pub fn conflict_marker(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a merge conflict begins here", span, "left by version control")
        .help("choose one side, and take the lines `<<<<<<<`, `=======` and `>>>>>>>` away")
}
