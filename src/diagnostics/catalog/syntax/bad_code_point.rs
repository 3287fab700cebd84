//! E0173: a `\u{...}` that is not a character.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `\u{...}` contains one to six hexadecimal digits, the code point of a Unicode character: `\u{e9}`.
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

/// `meant` is the correct form, if it can be determined.
pub fn bad_code_point(span: Span, meant: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "expected the code point of a character in braces, such as `\\u{e9}`",
        span,
        "not a character",
    );
    match meant {
        Some(meant) => diagnostic.fix(format!("write `{meant}`"), span, meant),
        None => diagnostic,
    }
}
