//! W0181: a doc comment that belongs to nothing.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// `///` describes the declaration or the block below it: the text becomes a `Description` in the
    /// template, and is shown by editors. Where there is none, it is lost. Other comments begin with `#` or
    /// `//`.
    ///
    /// ```ecs fail
    /// let zones = 3 /// as many as the network has
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3 # as many as the network has
    /// ```
    W0181 warning "misplaced doc comment"
}

/// `span` is the comment, `marks` its three slashes.
pub fn misplaced_docs(span: Span, marks: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this describes no declaration", span, "nothing follows that could have a description")
        .help("other comments begin with `#` or `//`")
        .fix("make it a plain comment", marks, "//")
}
