//! E0116: a string in single quotes.

use super::requote;
use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Strings have double quotes. They always interpolate `${ }`; `$${` is a literal `${`.
    ///
    /// ```ecs fail
    /// let name = 'web'
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// ```
    E0116 error "single quotes"
}

/// Both quotes, and what is between.
pub fn single_quotes(open: Span, close: Span, content: &str) -> Diagnostic {
    let (edits, _) = requote(open, close, content);
    Diagnostic::new(&CODE, "a string must have double quotes", open.to(close), "found single quotes")
        .fix_with("use double quotes", edits, Applicability::Safe)
}
