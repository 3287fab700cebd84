//! E0160: a unit separated from its number.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A unit directly follows its number: `5m`, `512MiB`, `60%`.
    ///
    /// ```ecs fail
    /// let timeout = 5 m
    /// ```
    ///
    /// ```ecs pass
    /// let timeout = 5m
    /// ```
    E0160 error "whitespace before a unit"
}

/// `span` is the unit, `gap` the whitespace before it, `meant` how it is written.
pub fn detached_unit(span: Span, gap: Span, meant: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "a unit must directly follow its number", span, "whitespace before this unit").fix(
        "remove the whitespace",
        gap.to(span),
        meant,
    )
}
