//! W0181: a doc comment that belongs to nothing.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

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

/// `span` is the first line of the comment, `marks` are the three slashes of each.
pub fn misplaced_docs(span: Span, marks: &[Span]) -> Diagnostic {
    let edits = marks.iter().map(|&span| Edit { span, text: "//".to_owned() }).collect();
    Diagnostic::new(
        &CODE,
        "this describes no declaration",
        span,
        "nothing follows that could have a description",
    )
    .help("other comments begin with `#` or `//`")
    .fix_with("make it a plain comment", edits, Applicability::Machine)
}
