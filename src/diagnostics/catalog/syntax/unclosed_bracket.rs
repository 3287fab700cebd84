//! E0101: a bracket without its partner.

use super::closing_bracket;
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// Each `(`, `[` and `{` needs its closing bracket. Where it was meant to be is a guess: a new entry
    /// cannot begin inside of `( )` and `[ ]`, a declaration at the first column begins outside of all
    /// braces, and indentation tells which brace is open.
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

/// `place` is where the closing bracket was meant to be; a brace on a line of its own gets that many blanks before it.
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
        .fix_with(format!("insert `{close}`"), vec![Edit { span: place, text }], Applicability::Maybe)
}
