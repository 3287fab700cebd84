//! E0172: a backslash with something that it does not escape.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// In strings, `\n` `\r` `\t` `\"` `\\` and `\u{...}` are escapes. A backslash itself is `\\`, so the
    /// pattern `\d+` is written `"\\d+"`.
    ///
    /// ```ecs fail
    /// let pattern = "\d+"
    /// ```
    ///
    /// ```ecs pass
    /// let pattern = "\\d+"
    /// ```
    E0172 error "unknown escape"
}

/// `span` is the backslash and the character behind it; `interpolates` says whether that is the dollar of a `${`.
pub fn unknown_escape(span: Span, character: char, interpolates: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("`\\{character}` is no escape"), span, "unknown escape");
    match character {
        '$' => diagnostic.help("a literal `${` is written `$${`").fix(
            if interpolates { "write `$${`" } else { "write `$`" },
            span,
            if interpolates { "$$" } else { "$" },
        ),
        '\'' | '/' | ' ' | '`' => diagnostic.fix("take the backslash away", span, character.to_string()),
        '0' => diagnostic.fix("write `\\u{0}`", span, "\\u{0}"),
        'e' => diagnostic.fix("write `\\u{1b}`", span, "\\u{1b}"),
        _ => diagnostic.fix("write two backslashes", span.before(), "\\"),
    }
}
