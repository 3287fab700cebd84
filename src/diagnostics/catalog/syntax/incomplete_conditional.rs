//! E0143: a `?` without its `:`, or the other way round.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A conditional has three parts: `condition ? value : other`. Both values are required; one of them can
    /// be `null`.
    ///
    /// ```ecs fail
    /// let size = true ? 3
    /// ```
    ///
    /// ```ecs pass
    /// let size = true ? 3 : 1
    /// ```
    E0143 error "incomplete conditional", hides: Rest
}

/// `place` is where the `:` belongs.
pub fn missing_else(place: Span, question: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this conditional has no `:`", question, "the condition ends here")
        .label(place, "expected `:` and a value")
        .suggestion("insert `: null`", place, " : null")
}

/// A `:` with no `?` before it.
pub fn missing_question(colon: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this `:` has no `?`", colon, "unexpected `:`")
        .help("a conditional is `condition ? value : other`; attributes are set with `=`")
}

/// `value if condition else other`, or `if condition then value else other`: `word` is the `if`.
pub fn other_order(word: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a conditional has no `if`", word, "not an operator")
        .help("write `condition ? value : other`")
}
