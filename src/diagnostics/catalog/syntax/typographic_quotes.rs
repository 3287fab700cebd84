//! E0117: a string in typographic quotes.

use super::requote;
use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Strings have straight double quotes, `"`. Typographic quotes are often copied from documents and web
    /// pages.
    ///
    /// ```ecs fail
    /// let name = “web”
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// ```
    E0117 error "wrong quotes"
}

/// Both quotes, and what is between.
pub fn typographic_quotes(open: Span, close: Span, content: &str) -> Diagnostic {
    let (edits, plain) = requote(open, close, content);
    let applicability = if plain { Applicability::Safe } else { Applicability::Unsafe };
    Diagnostic::new(&CODE, "a string must have straight quotes `\"`", open.to(close), "found other quotes")
        .fix_with("use straight quotes", edits, applicability)
}
