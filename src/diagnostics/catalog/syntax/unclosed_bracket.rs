//! E0101: a bracket that is never closed.

use super::closing_bracket;
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// Each `(`, `[` and `{` needs a closing bracket. The compiler guesses where it is missing: a new entry
    /// cannot begin inside `( )` and `[ ]`, a declaration in the first column begins outside all braces, and
    /// indentation shows which brace is open.
    ///
    /// ```ecs fail
    /// let zones = [1, 2
    /// let name = "web"
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// let name = "web"
    /// ```
    E0101 error "unclosed bracket"
}

/// `place` is where the closing bracket was meant to be; a brace on a line of its own is indented by that
/// many spaces.
pub fn unclosed_bracket(
    open: Span,
    bracket: char,
    place: Span,
    line_of_its_own: Option<usize>,
) -> Diagnostic {
    let close = closing_bracket(bracket);
    let text = match line_of_its_own {
        Some(indent) => format!("\n{:indent$}{close}", ""),
        None => close.to_string(),
    };
    Diagnostic::new(&CODE, format!("this `{bracket}` is never closed"), open, "opened here")
        .label(place, format!("expected `{close}`"))
        .fix_with(format!("insert `{close}`"), vec![Edit { span: place, text }], Applicability::Unsafe)
}
