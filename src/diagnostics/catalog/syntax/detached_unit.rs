//! E0160: a unit that does not touch its number.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A unit is part of its number: `5m`, `512MiB`, `60%`.
    ///
    /// ```ecs fail
    /// let timeout = 5 m
    /// ```
    ///
    /// ```ecs pass
    /// let timeout = 5m
    /// ```
    E0160 error "blank before a unit"
}

/// `span` is the unit, `gap` the blanks before it, `meant` how it is written.
pub fn detached_unit(span: Span, gap: Span, meant: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "a unit touches its number", span, "there is a blank before it").fix(
        "take the blank away",
        gap.to(span),
        meant,
    )
}
