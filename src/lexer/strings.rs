//! Strings: where they end, or were meant to.

use super::token::TokenKind;
use super::{Lexer, Open, lines};

impl Lexer<'_> {
    /// `"` in code.
    pub(super) fn open_string(&mut self) {
        self.open.push(Open::String(self.at));
        self.push(TokenKind::StringStart, 1);
    }

    /// Characters of a string, and what ends them.
    pub(super) fn string_text(&mut self) {
        let end = self.end_of_text(self.text.len(), |byte| matches!(byte, b'"' | b'\\' | b'\n'));
        self.push_to(TokenKind::StringText, end);
        match self.byte(0) {
            Some(b'"') => {
                self.open.pop();
                self.push(TokenKind::StringEnd, 1);
            }
            Some(b'\\') => self.push(TokenKind::Escape, escape(self.rest())),
            Some(b'$') => self.dollar(),
            // A string ends with its line.
            Some(_) => self.unclosed_string(),
            None => {}
        }
    }

    /// Where the characters end that stand here in a text: before `limit`, one of the stops, `${` or `$${`.
    pub(super) fn end_of_text(&self, limit: usize, stops: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes().get(..limit).unwrap_or_default();
        let mut at = self.at;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = rest.iter().position(|&byte| byte == b'$' || stops(byte)) else { return limit };
            at += found;
            match bytes.get(at..at + 3) {
                _ if bytes.get(at) != Some(&b'$') || bytes.get(at + 1) == Some(&b'{') => return at,
                // `$${` is an escaped `${`. Any other dollar is a character of the text: `$5`,
                // `$$`.
                Some(b"$${") => return at,
                _ => at += 1,
            }
        }
    }

    /// `${` or `$${` in a text.
    pub(super) fn dollar(&mut self) {
        if self.byte(1) == Some(b'{') {
            self.open_interpolation();
        } else {
            self.push(TokenKind::Escape, 3);
        }
    }

    /// A string is not closed: what was read behind its line is read again, as code.
    pub(super) fn unclosed_string(&mut self) {
        // In a heredoc it ends with its line, and the heredoc goes on.
        let inside = self.open.iter().rposition(|open| matches!(open, Open::Heredoc { .. }));
        let inside = inside.map_or(0, |heredoc| heredoc + 1);
        // Only strings of the innermost heredoc count. What is open around it goes on behind its
        // end tag.
        let strings = self.open.get(inside..).unwrap_or_default();
        let outermost = strings.iter().position(|open| matches!(open, Open::String(_)));
        let Some(outermost) = outermost.map(|index| inside + index) else {
            return self.open.clear();
        };
        if let (0, Some(Open::String(start))) = (inside, self.open.get(outermost)) {
            let end = end_of_broken_string(self.text, *start);
            // The blanks before the line end, or before what is not of the string, are.
            let blanks = self
                .text
                .get(end..)
                .map_or(0, |rest| rest.len() - rest.trim_start_matches([' ', '\t']).len());
            self.at = end + blanks;
            self.tokens.cut(self.at);
        }
        // The reader has to know whether the string itself lacks its quote, or something that was
        // open inside of it.
        let only = outermost + 1 == self.open.len();
        self.open.truncate(outermost);
        self.push(if only { TokenKind::UnclosedString } else { TokenKind::UnclosedInterpolation }, 0);
    }
}

/// How long the escape is that a text begins with: `\n`, `\u{41}`.
fn escape(text: &str) -> usize {
    let hex = text.strip_prefix("\\u{").unwrap_or_default();
    let digits = hex.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits > 0 && hex.as_bytes().get(digits) == Some(&b'}') {
        return digits + "\\u{}".len();
    }
    // An escaped line end is a line end.
    1 + text.chars().nth(1).filter(|&next| next != '\n').map_or(0, char::len_utf8)
}

/// Where a string that has no end was to end: with its line, less the brackets that can only be meant for the code around it.
fn end_of_broken_string(text: &str, start: usize) -> usize {
    let line = text.get(start..lines::line_end(text, start)).unwrap_or_default().trim_end();
    let before = text.get(lines::line_start(text, start)..start).unwrap_or_default();
    // cluster "web {
    // The brace is the block's. If it stayed in the string, the whole block would lose its
    // beginning, and its end would be stray.
    if let Some(label) = line.strip_suffix('{')
        && label.ends_with([' ', '\t'])
        && !before.contains('=')
    {
        return start + label.trim_end().len();
    }
    start + without_surplus(line).len().max(1)
}

/// A line without the brackets and commas at its end that it does not open itself.
fn without_surplus(line: &str) -> &str {
    let surplus =
        |open: char, close: char| line.matches(close).count().saturating_sub(line.matches(open).count());
    let (mut braces, mut squares, mut parens) = (surplus('{', '}'), surplus('[', ']'), surplus('(', ')'));
    let mut text = line;
    while text.len() > 1 {
        let left = match text.bytes().next_back() {
            Some(b'}') => &mut braces,
            Some(b']') => &mut squares,
            Some(b')') => &mut parens,
            Some(b',' | b';') => &mut 1,
            _ => break,
        };
        if *left == 0 {
            break;
        }
        *left -= 1;
        text = text.get(..text.len() - 1).unwrap_or_default().trim_end();
    }
    text
}
