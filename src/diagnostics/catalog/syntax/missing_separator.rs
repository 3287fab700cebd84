//! E0123: two entries or declarations with nothing between them.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Entries are separated by line breaks or commas, declarations by line breaks.
    ///
    /// ```ecs fail
    /// let container = { cpu = 256 memory = 512MiB }
    /// ```
    ///
    /// ```ecs pass
    /// let container = { cpu = 256, memory = 512MiB }
    /// ```
    E0123 error "missing separator", hides: Losses, hidden_by: LostLine
}

/// `place` is just after the entry before `next`.
pub fn between_entries(place: Span, next: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "expected a comma or a line break between these entries",
        next,
        "a new entry begins here",
    )
    .fix("insert a comma", place, ",")
}

/// `gap` is what is between two declarations.
pub fn between_declarations(gap: Span, next: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "a declaration must begin on its own line",
        next,
        "expected a line break before this",
    )
    .fix("insert a line break", gap, "\n")
}
