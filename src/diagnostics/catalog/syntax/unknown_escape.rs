//! E0172: an unknown escape sequence.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// In strings, the escape sequences are `\n` `\r` `\t` `\"` `\\` and `\u{...}`. A literal backslash is
    /// `\\`, so the pattern `\d+` is written `"\\d+"`.
    ///
    /// ```ecs fail
    /// let pattern = "\d+"
    /// ```
    ///
    /// ```ecs pass
    /// let pattern = "\\d+"
    /// ```
    E0172 error "unknown escape sequence"
}

/// `span` is the backslash and the character after it; `interpolates` says whether that is the dollar of a
/// `${`.
pub fn unknown_escape(span: Span, character: char, interpolates: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`\\{character}` is not an escape sequence"),
        span,
        "unknown escape sequence",
    );
    match character {
        '$' => diagnostic.help("a literal `${` is written `$${`").fix(
            if interpolates { "write `$${`" } else { "write `$`" },
            span,
            if interpolates { "$$" } else { "$" },
        ),
        '\'' | '/' | ' ' | '`' => diagnostic.fix("remove the backslash", span, character.to_string()),
        '0' => diagnostic.fix("write `\\u{0}`", span, "\\u{0}"),
        'e' => diagnostic.fix("write `\\u{1b}`", span, "\\u{1b}"),
        _ => diagnostic.fix("write two backslashes", span.before(), "\\"),
    }
}
