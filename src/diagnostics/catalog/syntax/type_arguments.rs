//! E0176: a list or map type in the syntax of another language.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The type of the elements is written between `<` and `>`: `list<string>`, `map<int>`.
    ///
    /// ```ecs fail
    /// var zones: list(string) = []
    /// ```
    ///
    /// ```ecs pass
    /// var zones: list<string> = []
    /// ```
    E0176 error "malformed type argument", hides: Rest
}

/// `meant` is how the type is written.
pub fn type_arguments(span: Span, meant: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("this type is written `{meant}`"), span, format!("expected `{meant}`"))
        .fix(format!("write `{meant}`"), span, meant)
}

/// `place` is where the `>` belongs, `open` the `<`.
pub fn unclosed(place: Span, open: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this `<` is never closed", open, "opened here").label(place, "expected `>`").fix(
        "insert `>`",
        place,
        ">",
    )
}
