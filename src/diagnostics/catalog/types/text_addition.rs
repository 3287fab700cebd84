//! E0337: strings are not added.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Strings are concatenated with `${...}`, or with `join`.
    ///
    /// ```ecs fail
    /// let name = "web"
    /// output full = "my-" + let.name
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// output full = "my-${let.name}"
    /// ```
    E0337 error "strings cannot be added"
}

/// The sum of several strings, as they are written.
pub fn text_addition(op: Span, whole: Span, operands: &[&str]) -> Diagnostic {
    let part = |text: &str| match text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.to_string(),
        None => format!("${{{text}}}"),
    };
    let joined: String = operands.iter().map(|operand| part(operand)).collect();
    let joined = format!("\"{joined}\"");
    Diagnostic::new(&CODE, "`+` does not concatenate strings", op, "between two strings")
        .help(format!("write `{joined}`"))
        .fix("write one string", whole, joined)
}
