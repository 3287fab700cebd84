//! E0133: a name in quotes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a `param`, `var`, `let` or `output` is written without quotes. Only the labels of blocks
    /// are strings.
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
    Diagnostic::new(
        &CODE,
        format!("expected a name without quotes after `{keyword}`"),
        span,
        "expected a name without quotes",
    )
    .fix("remove the quotes", span, text)
}
