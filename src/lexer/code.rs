//! Code: words, numbers, operators and brackets, at the top level and in interpolations.

use super::token::TokenKind;
use super::{Lexer, Open, lines};

impl Lexer<'_> {
    /// The token that begins here, where code stands.
    pub(super) fn code(&mut self) {
        let Some(byte) = self.byte(0) else { return };
        match class(byte) {
            Class::Blank => self.push(TokenKind::Whitespace, self.run(0, is_blank)),
            Class::Newline => self.newline(1),
            Class::Return => self.carriage_return(),
            Class::Letter => self.push(TokenKind::Word, self.run(0, is_word)),
            Class::Digit => self.number(),
            Class::Mark(kind) => self.push(kind, 1),
            Class::Dot => {
                let twice = self.byte(1) == Some(b'.');
                let (kind, length) = if twice { (TokenKind::DotDot, 2) } else { (TokenKind::Dot, 1) };
                self.push(kind, length);
            }
            Class::Slash => match self.byte(1) {
                Some(b'/') => self.line_comment(),
                Some(b'*') => self.block_comment(),
                _ => self.push(TokenKind::Slash, 1),
            },
            Class::Hash => self.line_comment(),
            Class::Less => self.less(),
            Class::Open(kind) => self.open_bracket(byte, kind),
            Class::Close(kind) => self.close_bracket(byte, kind),
            Class::Quote => self.open_string(),
            Class::ForeignQuote => self.foreign_string(),
            Class::Foreign => self.foreign(),
        }
    }

    /// The beginning of a line of code: a conflict marker takes all of it.
    pub(super) fn line(&mut self) {
        let Some(first @ (b'<' | b'=' | b'>' | b'|')) = self.byte(0) else { return };
        let run = self.run(0, |byte| byte == first);
        // Git writes exactly seven of a kind, and a space behind them before a name.
        if run == 7 && matches!(self.byte(run), None | Some(b' ' | b'\n' | b'\r')) {
            self.push_to(TokenKind::ConflictMarker, lines::line_end(self.text, self.at));
        }
    }

    /// The end of a line: its length in bytes.
    fn newline(&mut self, length: usize) {
        // An interpolation in a string should end on its line. It is followed further only as far
        // as it plausibly goes on; otherwise one missing `}` would take in the rest of the file.
        if self.is_in_string() && self.leaves_interpolation(self.at + length) {
            return self.unclosed_string();
        }
        self.push(TokenKind::Newline, length);
        // Conflict markers are looked for in code only: a heredoc may well contain such lines.
        if self.open.is_empty() {
            self.line();
        }
    }

    /// CRs belong to the line end that follows them; one without was a line end itself, once.
    fn carriage_return(&mut self) {
        let run = self.run(0, |byte| byte == b'\r');
        match self.byte(run) {
            Some(b'\n') => self.newline(run + 1),
            // All at once: each of them would look through all that follow.
            _ => {
                for _ in 0..run {
                    self.push(TokenKind::ForeignCharacter, 1);
                }
            }
        }
    }

    // 15m    512MiB    60%    1_000    0.25
    fn number(&mut self) {
        let mut length = self.run(0, is_digit);
        // x.0.1 has two members and no fraction.
        if self.tokens.last_kind() != Some(TokenKind::Dot) {
            while self.byte(length) == Some(b'.')
                && self.byte(length + 1).is_some_and(|byte| byte.is_ascii_digit())
            {
                length += 1 + self.run(length + 1, is_digit);
            }
            // The unit is of the token, known or not: `15 min` has no unit, and `15mins` has one
            // that the parser can name in a diagnostic.
            length += match self.byte(length) {
                Some(b'%') => 1,
                _ => self.run(length, is_word),
            };
        }
        self.push(TokenKind::Number, length);
    }

    fn less(&mut self) {
        // `<<<END`: the second one may begin a heredoc where the first one does not.
        if self.byte(1) != Some(b'<') || !self.open_heredoc() {
            self.push(TokenKind::Less, 1);
        }
    }

    fn open_bracket(&mut self, bracket: u8, kind: TokenKind) {
        // Outside of texts the stack stays empty. There a wrong bracket must not change what is
        // code and what is text.
        if !self.open.is_empty() {
            self.open.push(Open::Bracket(bracket));
        }
        self.push(kind, 1);
    }

    /// In an interpolation it closes its own bracket with what was left open in between, or else nothing.
    fn close_bracket(&mut self, bracket: u8, kind: TokenKind) {
        let is_own = |open: &Open| match open {
            Open::Interpolation => bracket == b'}',
            Open::Bracket(open) => closing(*open) == bracket,
            Open::String(_) | Open::Heredoc { .. } => false,
        };
        let is_text = |open: &Open| matches!(open, Open::String(_) | Open::Heredoc { .. });
        // The search ends at the text around the interpolation. A bracket cannot close what is
        // outside of it.
        let own = self.open.iter().rposition(|open| is_text(open) || is_own(open));
        let closed = own.and_then(|index| Some((index, *self.open.get(index).filter(|open| is_own(open))?)));
        if let Some((index, _)) = closed {
            self.open.truncate(index);
        }
        let interpolation = closed.is_some_and(|(_, open)| open == Open::Interpolation);
        self.push(if interpolation { TokenKind::InterpolationEnd } else { kind }, 1);
    }

    /// A character outside of ASCII, or a control.
    fn foreign(&mut self) {
        let Some(character) = self.rest().chars().next() else { return };
        if self.open.is_empty() && super::quotes::opens(character) {
            self.foreign_string();
        } else if character.is_alphanumeric() {
            let letters = |next: &char| !next.is_ascii() && next.is_alphanumeric();
            let length = self.rest().chars().take_while(letters).map(char::len_utf8).sum();
            self.push(TokenKind::ForeignLetters, length);
        } else {
            self.push(TokenKind::ForeignCharacter, character.len_utf8());
        }
    }
}

/// The closing bracket of an opening one.
pub fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

fn is_word(byte: u8) -> bool {
    matches!(class(byte), Class::Letter | Class::Digit)
}

/// What a byte begins, in code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Newline,
    Return,
    Letter,
    Digit,
    Mark(TokenKind),
    Dot,
    Slash,
    Hash,
    Less,
    Open(TokenKind),
    Close(TokenKind),
    Quote,
    ForeignQuote,
    Foreign,
}

fn class(byte: u8) -> Class {
    #[allow(clippy::indexing_slicing, reason = "the compiler evaluates it")]
    const CLASSES: [Class; 256] = {
        let mut classes = [Class::Foreign; 256];
        let mut byte = 0_u8;
        while byte < u8::MAX {
            classes[byte as usize] = classify(byte);
            byte += 1;
        }
        classes
    };
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Foreign)
}

const fn classify(byte: u8) -> Class {
    match byte {
        b' ' | b'\t' => Class::Blank,
        b'\n' => Class::Newline,
        b'\r' => Class::Return,
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b'.' => Class::Dot,
        b'/' => Class::Slash,
        b'#' => Class::Hash,
        b'<' => Class::Less,
        b'(' => Class::Open(TokenKind::OpenParen),
        b'[' => Class::Open(TokenKind::OpenSquare),
        b'{' => Class::Open(TokenKind::OpenBrace),
        b')' => Class::Close(TokenKind::CloseParen),
        b']' => Class::Close(TokenKind::CloseSquare),
        b'}' => Class::Close(TokenKind::CloseBrace),
        b'"' => Class::Quote,
        b'\'' | b'`' => Class::ForeignQuote,
        b'!'..=b'~' => Class::Mark(mark(byte)),
        _ => Class::Foreign,
    }
}

const fn mark(byte: u8) -> TokenKind {
    match byte {
        b',' => TokenKind::Comma,
        b';' => TokenKind::Semicolon,
        b':' => TokenKind::Colon,
        b'=' => TokenKind::Equals,
        b'!' => TokenKind::Bang,
        b'?' => TokenKind::Question,
        b'>' => TokenKind::Greater,
        b'+' => TokenKind::Plus,
        b'-' => TokenKind::Minus,
        b'*' => TokenKind::Star,
        b'%' => TokenKind::Percent,
        b'&' => TokenKind::Ampersand,
        b'|' => TokenKind::Bar,
        _ => TokenKind::Unknown,
    }
}
