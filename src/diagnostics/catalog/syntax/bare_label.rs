//! E0129: a label that is not a string.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block's label is a string: `cluster "web"`. References to it have no quotes: `cluster.web`.
    ///
    /// ```ecs fail
    /// project platform {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {}
    /// ```
    E0129 error "label without quotes", hidden_by: LostLine
}

/// `text` is the label.
pub fn bare_label(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected a label in quotes, found `{text}`"), span, "expected a string")
        .fix("put it in quotes", span, format!("\"{text}\""))
}

/// `text` is beside a label in quotes; `removal` is the word with the whitespace around it.
pub fn word_beside_label(span: Span, text: &str, removal: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected only the label, found `{text}` beside it"),
        span,
        "not expected here",
    );
    if text == "existing" {
        return diagnostic.help("`existing` goes before the kind: `existing network \"main\" { ... }`");
    }
    diagnostic.suggestion(format!("remove `{text}`"), removal, "")
}
