//! E0133: a name in quotes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a `param`, `var`, `let` or `output` is a plain word. Only the labels of blocks are
    /// strings.
    ///
    /// ```ecs fail
    /// let "zones" = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0133 error "quoted name"
}

/// `text` is the name without its quotes.
pub fn quoted_name(span: Span, keyword: &str, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{keyword}` takes a name without quotes"), span, "expected a plain word")
        .fix("take the quotes away", span, text)
}
