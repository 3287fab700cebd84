//! E0173: a `\u{...}` that names no character.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `\u{...}` has one to six hexadecimal digits, the number of a Unicode character, in braces: `\u{e9}`.
    ///
    /// ```ecs fail
    /// let name = "caf\u00e9"
    /// ```
    ///
    /// ```ecs pass
    /// let name = "caf\u{e9}"
    /// ```
    E0173 error "malformed `\\u` escape"
}

/// `meant` is the right form, if it can be told.
pub fn bad_code_point(span: Span, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "expected the number of a character in braces: `\\u{e9}`",
        span,
        "names no character",
    );
    match meant {
        Some(meant) => diagnostic.fix(format!("write `{meant}`"), span, meant),
        None => diagnostic,
    }
}
