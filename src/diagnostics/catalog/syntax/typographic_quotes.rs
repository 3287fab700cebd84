//! E0117: a string in quotes that word processors make.

use super::requote;
use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Strings have the plain double quotes of the keyboard, `"`. Others come from documents and web pages,
    /// backticks from other languages.
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
    let applicability = if plain { Applicability::Machine } else { Applicability::Maybe };
    Diagnostic::new(&CODE, "strings have the plain quotes `\"`", open.to(close), "found others").fix_with(
        "use plain quotes",
        edits,
        applicability,
    )
}
