//! E0137: an `assert` without a message.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An `assert` ends with a message, which is shown when the program is compiled or deployed and the
    /// condition is false.
    ///
    /// ```ecs fail
    /// let zones = 3
    /// assert let.zones > 1
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// assert let.zones > 1, "one zone is no redundancy"
    /// ```
    E0137 error "missing message", hides: Rest
}

/// `place` is just after the condition.
pub fn missing_message(place: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected a comma and a message", place, "expected `, \"...\"`")
        .help("say what is wrong if the condition is false")
}

/// The message is not a string.
pub fn not_a_string(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the message of an `assert` must be a string", span, "expected a string")
}

/// `assert small = condition`: `name` is what is before the `=`.
pub fn named(name: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "an `assert` has no name", name, "expected the condition")
        .help("write `assert condition, \"message\"`")
}
