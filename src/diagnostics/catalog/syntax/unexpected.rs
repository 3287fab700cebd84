//! E0138: unexpected text.

use crate::diagnostics::Diagnostic;
use crate::lexer::{TokenKind, lex};
use crate::source::Span;

declare! {
    /// An entry ends after its value, with the line or a comma. The next one begins with a name.
    ///
    /// ```ecs fail
    /// let zones = 3 4
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [3, 4]
    /// ```
    E0138 error "unexpected text", hides: Rest
}

/// What something unexpected follows, or where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// After a complete value or entry, on its line.
    After,
    /// Where an attribute or a block may begin.
    Entry,
    /// Where a declaration may begin.
    Declaration,
    /// Where a line of an `.ecsvars` file may begin.
    Variable,
    /// Where a value may begin.
    Value,
    /// In a type.
    Type,
}

/// `found` is the text, or the beginning of it.
pub fn unexpected(span: Span, found: &str, place: Place) -> Diagnostic {
    let token = first_word(found);
    let short: String = token.chars().take(24).collect();
    let dots = if short.len() < token.len() { "..." } else { "" };
    let (wanted, label) = match place {
        Place::After => ("the end of the entry", "unexpected after a complete value"),
        Place::Entry => ("an attribute or a block", "not an attribute or a block"),
        Place::Declaration => ("a declaration", "not a declaration"),
        Place::Variable => ("`name = value`", "not of the form `name = value`"),
        Place::Value => ("a value", "not a value"),
        Place::Type => ("a type", "not part of a type"),
    };
    Diagnostic::new(&CODE, format!("expected {wanted}, found `{short}{dots}`"), span, label)
}

/// `2 to 8`: the word, and what is between the numbers.
pub fn range_in_words(word: Span, gap: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected `..`, found `to`", word, "not an operator")
        .help("a range is written with two dots, such as `2..8`")
        .fix("write `..`", gap, "..")
}

/// `f"web"`: the letters before the string.
pub fn prefixed(span: Span, prefix: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("unexpected `{prefix}` before a string"), span, "a string has no prefix")
        .help(format!("remove `{prefix}`: every string interpolates with `${{...}}`"))
        .suggestion(format!("remove `{prefix}`"), span, "")
}

/// A string, or what is before the next whitespace or punctuation.
fn first_word(text: &str) -> &str {
    let tokens = lex(text);
    let string = tokens.kind(0) == Some(TokenKind::StringStart);
    let ends = |kind: TokenKind| {
        use TokenKind::{Comma, ForeignString, Newline, Semicolon, StringStart, Whitespace};
        let separates =
            matches!(kind, Whitespace | Newline | Comma | Semicolon | StringStart | ForeignString);
        separates || kind.opening_bracket().is_some()
    };
    let last = if string {
        tokens.iter().find(|token| is_end_of_string(token.kind)).map(|token| token.range().end)
    } else {
        tokens.from(1).find(|token| ends(token.kind)).map(|token| token.range().start)
    };
    text.get(..last.unwrap_or(text.len())).unwrap_or(text).trim_end()
}

fn is_end_of_string(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::StringEnd | TokenKind::UnclosedString | TokenKind::UnclosedInterpolation)
}

/// The parser gave up: its own limits, not the grammar's.
pub fn unreadable(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this cannot be parsed from here on", span, "the parser stopped here")
}

/// An ARN, a URL or the like without its quotes.
pub fn unquoted(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected a value, found `{text}`"), span, "a string needs quotes")
        .help(format!("write it in quotes: `\"{text}\"`"))
        .fix("put it in quotes", span, format!("\"{text}\""))
}
