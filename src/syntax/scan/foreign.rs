//! What other languages and word processors write: their letters, quotes and characters.

use std::ops::Range;

use super::characters;
use super::reader::Reader;
use crate::diagnostics::catalog::syntax::{single_quotes, typographic_quotes, unexpected_character};
use crate::lexer::{Token, TokenKind};

impl Reader<'_> {
    /// A token of another language, where code stands.
    pub(super) fn foreign(&mut self, kind: TokenKind) {
        let Some(token) = self.next() else { return };
        match kind {
            TokenKind::ForeignString => self.foreign_string(token),
            TokenKind::ForeignQuote => self.foreign_quote(token),
            TokenKind::ForeignLetters => self.foreign_word(token),
            TokenKind::ForeignCharacter => self.foreign_character(token),
            _ => {}
        }
    }

    /// A quotation mark that has no partner.
    pub(super) fn foreign_quote(&mut self, token: Token) {
        let Some(quote) = self.text(token).chars().next() else { return };
        self.report(unexpected_character(self.span(token.range()), quote));
        self.read.damage.mask(token.range());
    }

    /// 'web'
    pub(super) fn foreign_string(&mut self, token: Token) {
        let mut inside = self.text(token).chars();
        let (Some(opening), Some(closing)) = (inside.next(), inside.next_back()) else { return };
        let content = inside.as_str();
        let Range { start, end } = token.range();
        let (open, close) = (start..start + opening.len_utf8(), end - closing.len_utf8()..end);
        let (open_span, close_span) = (self.span(open.clone()), self.span(close.clone()));
        self.report(match opening {
            '\'' => single_quotes(open_span, close_span, content),
            _ => typographic_quotes(open_span, close_span, content),
        });
        // With other quotes around it this content would mean something else: a quote would end the
        // string, an escape or interpolation would begin. It is masked instead of guessed.
        if content.contains(['"', '\\', '$']) {
            self.read.damage.mask(start..end);
        } else {
            // The blanks stand outside, so that the string is read as it was meant.
            self.read.damage.replace(open.start, format!("{:>width$}", '"', width = open.len()));
            self.read.damage.replace(close.start, format!("{:<width$}", '"', width = close.len()));
        }
    }

    /// A character outside of ASCII, or a control.
    fn foreign_character(&mut self, token: Token) {
        let Some(character) = self.text(token).chars().next() else { return };
        let range = token.range();
        match characters::kind(character) {
            // It was a line end once.
            Some(_) if character == '\r' => self.read.damage.replace(range.start, "\n"),
            // An error is reported already, and the word it is in is not checked; a warning leaves nothing behind.
            Some(kind) if kind != characters::Kind::ZeroWidth && self.is_inside_word(&range) => {
                self.read.damage.part_of_word(range);
            }
            Some(_) => self.read.damage.blank(range),
            None => {
                self.report(unexpected_character(self.span(range.clone()), character));
                match unexpected_character::ascii(character) {
                    Some(ascii) => {
                        let text = format!("{ascii:<width$}", width = range.len());
                        self.read.damage.replace(range.start, text);
                    }
                    None => self.read.damage.mask(range),
                }
            }
        }
    }

    fn is_inside_word(&self, range: &Range<usize>) -> bool {
        let is_word = |at: usize| {
            let byte = self.source.as_bytes().get(at);
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        };
        is_word(range.start.wrapping_sub(1)) && is_word(range.end)
    }

    /// größe: names are ASCII. The whole word is reported once.
    fn foreign_word(&mut self, token: Token) {
        let part = |next: char| next.is_alphanumeric() || next == '_';
        let at = token.range().start;
        // The lexer cuts a word at each change between ASCII and other letters, so one word comes
        // as several tokens.
        if at < self.word_end {
            return;
        }
        let (before, rest) = self.source.split_at_checked(at).unwrap_or_default();
        let start = before.trim_end_matches(part).len();
        let end = self.source.len() - rest.trim_start_matches(part).len();
        let word = self.source.get(start..end).unwrap_or_default();
        self.word_end = end;
        self.report(unexpected_character::foreign_letters(self.span(start..end), word));
        // Underscores keep it one word of the same length, so that what refers to it, misspelt in
        // the same way, still finds it.
        for (offset, letter) in word.char_indices().filter(|(_, letter)| !letter.is_ascii()) {
            self.read.damage.part_of_word(start + offset..start + offset + letter.len_utf8());
        }
    }
}
