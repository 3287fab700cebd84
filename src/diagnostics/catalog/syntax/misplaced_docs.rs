//! W0181: a doc comment that describes nothing.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `///` describes the declaration or block below it: the text becomes a `Description` in the template,
    /// and editors show it. Elsewhere it has no effect. Other comments begin with `#` or `//`.
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

/// `span` is the first line of the comment, `marks` are the three slashes of each line.
pub fn misplaced_docs(span: Span, marks: &[Span]) -> Diagnostic {
    let edits = marks.iter().map(|&span| Edit { span, text: "//".to_owned() }).collect();
    Diagnostic::new(
        &CODE,
        "this doc comment does not describe anything",
        span,
        "no declaration or block follows",
    )
    .help("begin other comments with `#` or `//`")
    .fix_with("make it a plain comment", edits, Applicability::Safe)
}
