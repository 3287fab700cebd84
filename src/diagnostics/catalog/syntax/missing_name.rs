//! E0132: a declaration without its name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `param`, `var`, `let` and `output` are followed by a name.
    ///
    /// ```ecs fail
    /// let = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0132 error "missing name", hides: Rest
}

/// `span` is the keyword.
pub fn missing_name(span: Span, keyword: &str) -> Diagnostic {
    let example = match keyword {
        "param" | "var" => ": int",
        "assert" => " != null, \"...\"",
        _ => " = ...",
    };
    Diagnostic::new(&CODE, format!("expected a name after `{keyword}`"), span, "expected a name after this")
        .help(format!("write `{keyword} name{example}`"))
}

/// `assert(condition, "message")`, at its first word.
pub fn assert_in_parentheses(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "`assert` is a declaration, not a function",
        span,
        "unexpected parentheses after this",
    )
    .help("write `assert condition, \"message\"`")
}
