//! E0141: an `existing` block without its kind.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `existing` goes before the kind of a block that another stack owns: `existing network "main" { ...
    /// }`.
    ///
    /// ```ecs fail
    /// existing "main" {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0141 error "malformed `existing`", hides: Rest
}

/// `word` before a kind and a label was meant to be `existing`.
pub fn misspelt(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected `existing` before the kind, found `{word}`"),
        span,
        "expected `existing`",
    )
    .fix("write `existing`", span, "existing")
}

/// `span` is the word.
pub fn existing(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected a kind after `existing`", span, "expected a kind after this")
        .help("write the kind and a label, such as `existing network \"main\" { ... }`")
}

/// `network "main" existing {`: `kind` is where the word belongs, and `space` is what is before it on its line.
pub fn behind(word: Span, kind: Span, space: Span) -> Diagnostic {
    let edits = vec![
        Edit { span: kind.before(), text: "existing ".to_owned() },
        Edit { span: space.to(word), text: String::new() },
    ];
    Diagnostic::new(&CODE, "`existing` goes before the kind", word, "not expected here")
        .help("write `existing network \"main\" { ... }`")
        .fix_with("move it before the kind", edits, Applicability::Safe)
}
