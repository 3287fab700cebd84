//! E0145: two elements without a comma.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// The elements of a list and the arguments of a call are separated by commas. The end of a line does not
    /// replace a comma there.
    ///
    /// ```ecs fail
    /// let zones = [1 2]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// ```
    E0145 error "missing comma", hidden_by: LostLine
}

/// `next` is the first element without a comma before it; commas are missing at `places`.
pub fn missing_comma(next: Span, places: &[Span]) -> Diagnostic {
    let edits = places.iter().map(|&span| Edit { span, text: ",".to_owned() }).collect();
    let title = if places.len() == 1 { "insert a comma" } else { "insert commas" };
    Diagnostic::new(&CODE, "expected a comma between these elements", next, "a new element begins here")
        .fix_with(title, edits, Applicability::Safe)
}
