//! Tokens of a program as a person sees them, found without the compiler.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// A whole string or heredoc, interpolations included.
    Text,
    Mark,
    /// The end of a line that something stands on, with the empty lines behind it. It ends an entry, so it is a token.
    LineEnd,
}

/// A token and its place.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Whether nothing stands between it and the token before.
    pub(super) touches: bool,
    /// Whether it ends a comment, too: without it the comment would go on.
    pub(super) ends_comment: bool,
}

const MARKS: [&str; 8] = ["..", "==", "!=", "&&", "||", "??", "<=", ">="];

/// The tokens of a text; comments are none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut commented = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut ends_comment = false;
        let (kind, length) = if c == '\n' {
            let blank = rest.len() - rest.trim_start().len();
            let length = rest[..blank].rfind('\n').map_or(1, |last| last + 1);
            let own = tokens.last().is_some_and(|token| token.kind != Kind::LineEnd);
            ends_comment = std::mem::take(&mut commented);
            (own.then_some(Kind::LineEnd), length)
        } else if c.is_whitespace() {
            (None, c.len_utf8())
        } else if c == '#' || rest.starts_with("//") {
            commented = true;
            (None, rest.find('\n').unwrap_or(rest.len()))
        } else if c == '"' {
            (Some(Kind::Text), text_length(rest))
        } else if let Some(length) = heredoc_length(rest) {
            (Some(Kind::Text), length)
        } else if c.is_ascii_digit() {
            (Some(Kind::Number), number_length(rest))
        } else if c.is_alphanumeric() || c == '_' {
            (Some(Kind::Word), length_while(rest, |c| c.is_alphanumeric() || c == '_'))
        } else {
            let pair = MARKS.iter().any(|mark| rest.starts_with(mark));
            (Some(Kind::Mark), if pair { 2 } else { c.len_utf8() })
        };
        if let Some(kind) = kind {
            let touches = tokens.last().is_some_and(|token| token.range.end == at);
            tokens.push(Token { kind, range: at..at + length, touches, ends_comment });
        }
        at += length;
    }
    tokens
}

fn length_while(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// `15m`, `0.5vcpu`, `60%`; not the dots of `2..8`.
fn number_length(text: &str) -> usize {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut length = length_while(text, word);
    while text[length..].strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        length += 1 + length_while(&text[length + 1..], word);
    }
    if text[length..].starts_with('%') { length + 1 } else { length }
}

/// From quote to quote, over `\"` and what stands in `${ }`.
fn text_length(text: &str) -> usize {
    let (mut depth, mut escaped) = (0_u32, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' if text[..at].ends_with('$') => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '"' if depth == 0 => return at + 1,
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

/// From `<<` to the tag that stands alone on a line.
fn heredoc_length(text: &str) -> Option<usize> {
    let tag = text.strip_prefix("<<")?.trim_start_matches('-').lines().next()?.trim();
    let mut end = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        end += line.len();
        if at > 0 && line.trim() == tag {
            return Some(end - (line.len() - line.trim_end().len()));
        }
    }
    None
}
