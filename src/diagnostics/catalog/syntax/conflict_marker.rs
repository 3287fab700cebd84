//! E0119: a merge conflict that is not resolved.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Lines that begin with `<<<<<<<`, `=======` and `>>>>>>>` are what a version control system leaves
    /// where two changes conflict. Keep one of the two sides and remove the markers.
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
    E0119 error "merge conflict marker"
}

/// `span` is the run of `<`.
pub fn conflict_marker(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a merge conflict begins here", span, "left by version control")
        .help("keep one side, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`")
}
