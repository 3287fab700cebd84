//! E0201: a name that is declared twice.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Two declarations have the same name, so a reference to it would be ambiguous. Names are shared by all
    /// files of the program, but each kind has its own: `cluster "web"` and `scaling "web"` do not conflict.
    ///
    /// ```ecs fail
    /// let zones = 2
    /// let zones = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 2
    /// let more_zones = 3
    /// ```
    E0201 error "duplicate declaration"
}

/// `what` is declared again at `span`, after `first`.
pub fn duplicate_declaration(span: Span, first: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{what}` is declared twice"), span, "declared again here")
        .label(first, "first declared here")
        .help("give one of them another name, or remove it")
}
