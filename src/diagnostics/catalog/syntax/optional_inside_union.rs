//! E0175: a `?` that is not at the end of its type.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `?` makes the whole type optional, so it appears once, at the end: `a | b?` may be `a`, `b` or `null`.
    ///
    /// ```ecs fail
    /// var size: small? | large = small
    /// ```
    ///
    /// ```ecs pass
    /// var size: small | large? = small
    /// ```
    E0175 error "`?` inside a type"
}

/// `end` is the end of the type, if there is no `?` yet.
pub fn optional_inside_union(question: Span, end: Option<Span>) -> Diagnostic {
    let mut edits = vec![Edit { span: question, text: String::new() }];
    edits.extend(end.map(|span| Edit { span, text: "?".to_owned() }));
    Diagnostic::new(&CODE, "`?` must be at the end of the whole type", question, "not allowed here").fix_with(
        "move it to the end",
        edits,
        Applicability::Safe,
    )
}
