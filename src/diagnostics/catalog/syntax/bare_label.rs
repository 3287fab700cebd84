//! E0129: a label that is not a string.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// A block's label is a string: `cluster "web"`. References to it have no quotes: `cluster.web`.
    ///
    /// ```ecs fail
    /// project platform {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {
    /// }
    /// ```
    E0129 error "label without quotes"
}

/// `text` is the label.
pub fn bare_label(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected a label in quotes, found `{text}`"), span, "expected a string")
        .fix("put quotes around it", span, format!("\"{text}\""))
}
