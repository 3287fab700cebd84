//! Reads the tokens of a text up to the cursor, and on to the end of the braces around it.

use std::ops::Range;

use super::frame::{Frame, FrameKind, Lexeme, LexemeKind};
use crate::language::{kinds, words};
use crate::lexer::{Token, TokenKind, Tokens, lines};
use crate::syntax::ast::BinaryOp;

/// What was found at the cursor.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) word: Range<usize>,
    pub(super) number: Option<&'a str>,
    pub(super) in_comment: bool,
}

/// Reads a text in tokens.
pub(super) fn scan<'a>(text: &'a str, tokens: &Tokens, cursor: usize) -> Found<'a> {
    let cursor = text.floor_char_boundary(cursor);
    let mut scan = Scan {
        text,
        cursor,
        at: 0,
        frames: vec![Frame::new(FrameKind::Program, 0)],
        found: None,
        depth: 0,
        is_collected: false,
    };
    for token in tokens.iter() {
        if scan.is_done() {
            break;
        }
        // `==` is two tokens.
        if token.range().start >= scan.at {
            scan.token(token);
        }
    }
    // The text may end before the cursor is met as part of a token: in white space at the end, or
    // in an empty file.
    scan.arrive(cursor..cursor, None);
    scan.truncate(0);
    scan.found.unwrap_or_else(|| unreachable!("the scan has arrived"))
}

struct Scan<'a> {
    text: &'a str,
    cursor: usize,
    /// Where the token begins that is read, or where the last one ended.
    at: usize,
    frames: Vec<Frame<'a>>,
    found: Option<Found<'a>>,
    /// How many frames were open at the cursor.
    depth: usize,
    /// Whether the innermost of them has ended, and all of its entries are known.
    is_collected: bool,
}

impl<'a> Scan<'a> {
    /// Whether the braces around the cursor have ended.
    fn is_done(&self) -> bool {
        let Some(found) = &self.found else { return false };
        found.in_comment || self.is_collected || !found.frames.last().is_some_and(Frame::has_entries)
    }

    /// Closes frames until so many are left.
    fn truncate(&mut self, depth: usize) {
        if let Some(found) = self.found.as_mut().filter(|_| depth < self.depth && !self.is_collected) {
            // What stands behind the cursor is written, too.
            if let (Some(own), Some(all)) = (found.frames.last_mut(), self.frames.get_mut(self.depth - 1)) {
                all.end_entry();
                own.entries.clone_from(&all.entries);
            }
            self.is_collected = true;
        }
        self.frames.truncate(depth);
    }

    /// The cursor is reached, with a word around it.
    fn arrive(&mut self, word: Range<usize>, number: Option<&'a str>) {
        if self.found.is_none() {
            self.depth = self.frames.len();
            self.found = Some(Found { frames: self.frames.clone(), word, number, in_comment: false });
        }
    }

    fn token(&mut self, token: Token) {
        let Range { start, end } = token.range();
        self.at = start;
        if self.frames.last().is_some_and(Frame::is_text) {
            self.text_until(start);
            match token.kind {
                TokenKind::StringEnd => self.close_string(start, end),
                TokenKind::InterpolationStart => self.open_interpolation(),
                TokenKind::HeredocEnd | TokenKind::UnclosedHeredoc => self.end_heredoc(end),
                TokenKind::UnclosedString | TokenKind::UnclosedInterpolation => self.end_strings(),
                _ => self.text_until(end),
            }
        } else {
            self.code(token);
        }
        self.at = self.at.max(end);
    }

    fn code(&mut self, token: Token) {
        let Range { start, end } = token.range();
        if start > self.cursor {
            self.arrive(self.cursor..self.cursor, None);
        }
        // At the beginning of a word the cursor belongs to it; before everything else it stands alone.
        if matches!(token.kind, TokenKind::Word | TokenKind::ForeignLetters) {
            return self.word(self.rest());
        }
        if start >= self.cursor {
            self.arrive(self.cursor..self.cursor, None);
        }
        match token.kind {
            // Whoever writes a comment that has no end yet writes on in it.
            TokenKind::UnclosedComment => self.comment(self.text.len(), true),
            TokenKind::BlockComment => self.comment(end, false),
            TokenKind::LineComment | TokenKind::DocComment => self.comment(end, true),
            TokenKind::Newline => self.newline(end),
            TokenKind::StringStart => self.open(FrameKind::String, 1),
            TokenKind::HeredocStart | TokenKind::ForeignHeredocStart => {
                self.open(FrameKind::Heredoc, end - start);
            }
            TokenKind::ForeignString => self.foreign_string(token),
            TokenKind::Number => self.number(token),
            TokenKind::OpenParen => self.open(FrameKind::Paren(self.touched_word()), 1),
            TokenKind::OpenSquare => {
                self.open(if self.touches() { FrameKind::Index } else { FrameKind::List }, 1);
            }
            TokenKind::OpenBrace => self.open(self.brace(), 1),
            TokenKind::CloseParen => self.close(|kind| matches!(kind, FrameKind::Paren(_))),
            TokenKind::CloseSquare => {
                self.close(|kind| matches!(kind, FrameKind::List | FrameKind::Index));
            }
            TokenKind::CloseBrace | TokenKind::InterpolationEnd => {
                self.close(|kind| {
                    matches!(kind, FrameKind::Interpolation | FrameKind::Body | FrameKind::Map)
                });
            }
            TokenKind::Comma => self.comma(),
            TokenKind::HeredocEnd | TokenKind::UnclosedHeredoc => self.end_heredoc(end),
            TokenKind::UnclosedString | TokenKind::UnclosedInterpolation => self.end_strings(),
            TokenKind::InterpolationStart => self.open(FrameKind::Interpolation, 2),
            _ => {
                if let Some(length) = operator(self.rest()) {
                    self.push(LexemeKind::Operator, length);
                }
            }
        }
    }

    /// Steps over a comment; at the end of an open one the cursor is still in it.
    fn comment(&mut self, end: usize, open: bool) {
        let inside = self.at < self.cursor && (self.cursor < end || open && self.cursor == end);
        if inside && self.found.is_none() {
            self.arrive(self.cursor..self.cursor, None);
            if let Some(found) = &mut self.found {
                found.in_comment = true;
            }
        }
        self.at = end;
    }

    fn word(&mut self, rest: &'a str) {
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let range = self.at..self.at + length;
        if self.begins_declaration(rest, length) {
            // What was left open before it is closed.
            self.truncate(1);
            self.frames.iter_mut().for_each(Frame::end_entry);
        }
        if self.cursor <= range.end && self.found.is_none() {
            self.arrive(range.clone(), None);
            self.at = range.end;
            return;
        }
        self.push(LexemeKind::Word, length);
    }

    /// Whether a declaration begins here, at the beginning of a line, whatever is open: `param x`, `volume "a"`, `existing volume`.
    fn begins_declaration(&self, rest: &str, length: usize) -> bool {
        let line_start = self.at == 0 || self.text.as_bytes().get(self.at - 1) == Some(&b'\n');
        let is_open = self.frames.len() > 1 || self.frames.iter().any(|frame| !frame.line.is_empty());
        if !line_start || !is_open {
            return false;
        }
        let Some((word, after)) = rest.split_at_checked(length) else { return false };
        let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
        let next = after.trim_start_matches([' ', '\t']).chars().next();
        let name = next.is_some_and(|next| next.is_alphabetic() || next == '_');
        let declares = words::DECLARATIONS.contains(&word) || word == words::EXISTING;
        let block = kinds::find(word).is_some() || kinds::other(word).is_some();
        blanks > 0 && (declares && name || block && (name || next == Some('"')))
    }

    // 15m    512MiB    60%    1_000    0.25
    fn number(&mut self, token: Token) {
        let (range, text) = (token.range(), token.text(self.text));
        let length = text.find(|next: char| next.is_ascii_alphabetic() || next == '%').unwrap_or(text.len());
        if self.at < self.cursor && self.cursor <= range.end {
            self.arrive(range.clone(), text.get(..length));
            self.at = range.end;
            return;
        }
        self.push(LexemeKind::Number, text.len());
    }

    fn newline(&mut self, end: usize) {
        let next = self.text.get(end..).unwrap_or_default().trim_start();
        let inside = self.frames.last().is_some_and(|frame| !frame.has_entries());
        let heredoc = self.frames.iter().any(|frame| frame.kind == FrameKind::Heredoc);
        if inside && !heredoc && lines::entry_like(next) {
            // A bracket that was not closed ends where an entry begins: none is in it.
            let outer = self.frames.iter().rposition(Frame::has_entries).unwrap_or(0);
            self.truncate(outer + 1);
        }
        if let Some(frame) = self.frames.last_mut().filter(|frame| frame.has_entries()) {
            let goes_on = frame.line.last().is_some_and(|last| {
                last.kind == LexemeKind::Operator && BinaryOp::parse(last.text).is_some()
                    || frame.line.len() > 1 && (last.is("?") || last.is(":"))
            });
            // Behind an operator without its operand the next entry is meant to begin.
            if !goes_on || lines::entry_like(next) {
                frame.end_entry();
            }
        }
    }

    fn comma(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        match frame.kind {
            FrameKind::Body | FrameKind::Map => frame.end_entry(),
            // for k, v in m
            FrameKind::List
                if frame.line.first().is_some_and(|first| first.is_word("for"))
                    && !frame.line.iter().any(|lexeme| lexeme.is_word("in")) => {}
            // assert condition, "message"
            FrameKind::Program => return self.push(LexemeKind::Operator, 1),
            _ => {
                frame.commas += 1;
                frame.line.clear();
            }
        }
        self.at += 1;
    }

    fn open(&mut self, kind: FrameKind<'a>, length: usize) {
        self.frames.push(Frame::new(kind, self.at));
        self.at += length;
    }

    /// Whether a brace that opens here is that of a block, or of a value.
    fn brace(&self) -> FrameKind<'a> {
        let Some(frame) = self.frames.last().filter(|frame| frame.has_entries()) else {
            return FrameKind::Map;
        };
        match frame.line.last() {
            None => FrameKind::Map,
            Some(last) if last.kind == LexemeKind::Operator => FrameKind::Map,
            Some(_) => FrameKind::Body,
        }
    }

    /// Closes the innermost frame of a kind, with what was left open in it; inside of text or of other braces there is none.
    fn close(&mut self, is_own: impl Fn(FrameKind<'a>) -> bool) {
        let brace = is_own(FrameKind::Body);
        let own = self.frames.iter().rposition(|frame| is_own(frame.kind));
        // A stray `)` must not end the body that it stands in, while a `}` ends its body together
        // with each bracket that is still open there.
        let wall = self.frames.iter().rposition(|frame| frame.is_text() || !brace && frame.has_entries());
        self.at += 1;
        let Some(own) = own.filter(|&own| wall.is_none_or(|wall| wall < own)) else { return };
        let Some(closed) = self.frames.get(own).map(|frame| frame.open) else { return };
        let interpolation = self.frames.get(own).is_some_and(|frame| frame.kind == FrameKind::Interpolation);
        self.truncate(own);
        if !interpolation {
            self.lexeme(LexemeKind::Group, closed..self.at, self.at);
        }
    }

    /// A string ends, its content here and itself there.
    fn close_string(&mut self, content: usize, end: usize) {
        if let Some(frame) = self.frames.pop_if(|frame| frame.kind == FrameKind::String) {
            self.lexeme(LexemeKind::Text, frame.open + 1..content, end);
        }
    }

    /// 'web'
    fn foreign_string(&mut self, token: Token) {
        let Range { start, end } = token.range();
        let mut content = token.text(self.text).chars();
        let closing = content.next_back().map_or(0, char::len_utf8);
        self.frames.push(Frame::new(FrameKind::String, start));
        self.text_until(end - closing);
        self.close_string(end - closing, end);
    }

    fn open_interpolation(&mut self) {
        if self.at < self.cursor && self.cursor < self.at + 2 {
            self.arrive(self.cursor..self.cursor, None);
        }
        self.open(FrameKind::Interpolation, 2);
    }

    /// A string without an end ends here, whatever is open in it.
    fn end_strings(&mut self) {
        let heredoc = self.frames.iter().rposition(|frame| frame.kind == FrameKind::Heredoc);
        let strings = self.frames.iter().skip(heredoc.map_or(0, |index| index + 1));
        let within = strings.take_while(|frame| frame.kind != FrameKind::String).count();
        self.truncate(heredoc.map_or(0, |index| index + 1) + within);
    }

    /// Text goes on until here: if the cursor stands before its end, it stands in the text.
    fn text_until(&mut self, end: usize) {
        if self.cursor <= end && self.found.is_none() {
            let before = self.text.get(..self.cursor).unwrap_or_default();
            let after = self.text.get(self.cursor..).unwrap_or_default();
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let start =
                before.trim_end_matches(word).len().max(self.frames.last().map_or(0, |frame| frame.open + 1));
            let end = self.cursor + after.len() - after.trim_start_matches(word).len();
            self.arrive(start.min(self.cursor)..end, None);
        }
        self.at = end;
    }

    fn end_heredoc(&mut self, end: usize) {
        let heredoc = self.frames.iter().rposition(|frame| frame.kind == FrameKind::Heredoc);
        let Some(index) = heredoc else { return };
        let open = self.frames.get(index).map_or(end, |frame| frame.open);
        self.truncate(index);
        self.lexeme(LexemeKind::Text, open..end, end);
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, kind: LexemeKind, length: usize) {
        self.lexeme(kind, self.at..self.at + length, self.at + length);
        self.at += length;
    }

    fn lexeme(&mut self, kind: LexemeKind, range: Range<usize>, end: usize) {
        let text = self.text.get(range).unwrap_or_default();
        if let Some(frame) = self.frames.last_mut() {
            frame.line.push(Lexeme { kind, text, end });
        }
    }

    /// The operand that ends right here.
    fn touched(&self) -> Option<Lexeme<'a>> {
        let last = self.frames.last()?.line.last().copied()?;
        (last.end == self.at && last.kind != LexemeKind::Operator).then_some(last)
    }

    fn touches(&self) -> bool {
        self.touched().is_some()
    }

    fn touched_word(&self) -> Option<&'a str> {
        self.touched().filter(|last| last.kind == LexemeKind::Word).map(|last| last.text)
    }
}

/// The operator that a text begins with, the longest.
fn operator(text: &str) -> Option<usize> {
    let spellings = BinaryOp::ALL.into_iter().map(|(_, spelling, _)| spelling);
    let spellings = spellings.chain(["=", "!", "?", "|", ":", "."]);
    spellings.filter(|spelling| text.starts_with(spelling)).map(str::len).max()
}
