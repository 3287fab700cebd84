//! Reads a text up to the cursor, and on to the end of the braces around it.

use std::ops::Range;

use super::frame::{Frame, FrameKind, Lexeme, LexemeKind};
use crate::language::{kinds, words};
use crate::syntax::ast::BinaryOp;

/// What was found at the cursor.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) word: Range<usize>,
    pub(super) number: Option<&'a str>,
    pub(super) in_comment: bool,
}

/// Reads a text.
pub(super) fn scan(text: &str, cursor: usize) -> Found<'_> {
    let cursor = text.floor_char_boundary(cursor);
    let mut scan = Scan {
        text,
        cursor,
        at: 0,
        frames: vec![Frame::new(FrameKind::Program, 0)],
        heredoc: None,
        found: None,
        depth: 0,
        is_collected: false,
    };
    while scan.at < text.len() && !scan.is_done() {
        let before = scan.at;
        scan.step();
        // What is no step forward would be no end.
        if scan.at <= before && scan.at < text.len() {
            scan.at = text.ceil_char_boundary(before + 1);
        }
    }
    scan.arrive(cursor..cursor, None);
    scan.truncate(0);
    scan.found.unwrap_or_else(|| unreachable!("the scan has arrived"))
}

struct Scan<'a> {
    text: &'a str,
    cursor: usize,
    at: usize,
    frames: Vec<Frame<'a>>,
    /// The last line of the heredoc that is open: where its tag stands.
    heredoc: Option<Range<usize>>,
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

    fn step(&mut self) {
        if let Some(tag) = self.heredoc.clone().filter(|tag| self.at >= tag.start) {
            return self.end_heredoc(tag);
        }
        match self.frames.last().map(|frame| frame.kind) {
            Some(FrameKind::String) => self.string(),
            Some(FrameKind::Heredoc) => self.heredoc_text(),
            _ => self.code(),
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        if self.at > self.cursor {
            self.arrive(self.cursor..self.cursor, None);
        }
        // At the beginning of a word the cursor belongs to it; before everything else it stands alone.
        if first.is_alphabetic() || first == '_' {
            return self.word(rest);
        }
        if self.at >= self.cursor {
            self.arrive(self.cursor..self.cursor, None);
        }
        if rest.starts_with('#') || rest.starts_with("//") {
            let end = self.at + rest.find('\n').unwrap_or(rest.len());
            return self.comment(end, true);
        }
        if rest.starts_with("/*") {
            let (length, closed) = nested_comment(rest);
            return self.comment(self.at + length, !closed);
        }
        match first {
            '\n' => self.newline(),
            '"' => self.open(FrameKind::String, 1),
            '0'..='9' => self.number(rest),
            '(' => self.open(FrameKind::Paren(self.touched_word()), 1),
            '[' => self.open(if self.touches() { FrameKind::Index } else { FrameKind::List }, 1),
            '{' => self.open(self.brace(), 1),
            ')' => self.close(|kind| matches!(kind, FrameKind::Paren(_))),
            ']' => self.close(|kind| matches!(kind, FrameKind::List | FrameKind::Index)),
            '}' => {
                self.close(|kind| {
                    matches!(kind, FrameKind::Interpolation | FrameKind::Body | FrameKind::Map)
                });
            }
            ',' => self.comma(),
            '<' if self.heredoc_opening() => {}
            blank if blank.is_whitespace() => self.at += blank.len_utf8(),
            _ => match operator(rest) {
                Some(length) => self.push(LexemeKind::Operator, length),
                None => self.at += first.len_utf8(),
            },
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
        let block = kinds::find(word).is_some() || word == kinds::PROJECT.name;
        blanks > 0 && (declares && name || block && (name || next == Some('"')))
    }

    // 15m    512MiB    60%    1_000    0.25
    fn number(&mut self, rest: &'a str) {
        let digits =
            |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_').len();
        let mut length = digits(rest);
        let fraction = rest.get(length..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
        if fraction > 0 && rest.as_bytes().get(length + 1).is_some_and(u8::is_ascii_digit) {
            length += 1 + fraction;
        }
        let after = rest.get(length..).unwrap_or_default();
        let unit = after.len() - after.trim_start_matches(|c: char| c.is_alphanumeric()).len();
        let whole = length + if after.starts_with('%') { 1 } else { unit };
        let range = self.at..self.at + whole;
        if self.at < self.cursor && self.cursor <= range.end {
            let digits = rest.get(..length);
            self.arrive(range.clone(), digits);
            self.at = range.end;
            return;
        }
        self.push(LexemeKind::Number, whole);
    }

    fn newline(&mut self) {
        // A string ends with its line, whatever is open in it.
        if let Some(outer) = self.frames.iter().position(|frame| frame.kind == FrameKind::String) {
            self.truncate(outer);
        }
        self.at += 1;
        let text = self.text;
        let next = text.get(self.at..).unwrap_or_default().trim_start();
        let inside = self.frames.last().is_some_and(|frame| !frame.has_entries());
        if inside && self.heredoc.is_none() && is_entry(next) {
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
            if !goes_on || is_entry(next) {
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

    /// Closes the innermost frame of a sort, with what was left open in it; inside of text or of other braces there is none.
    fn close(&mut self, is_own: impl Fn(FrameKind<'a>) -> bool) {
        let brace = is_own(FrameKind::Body);
        let own = self.frames.iter().rposition(|frame| is_own(frame.kind));
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

    fn string(&mut self) {
        let rest = self.rest();
        let length = rest.find(['"', '\\', '$', '\n']).unwrap_or(rest.len());
        self.text_until(self.at + length);
        let rest = self.rest();
        match rest.bytes().next() {
            Some(b'"') => {
                let open = self.frames.pop().map_or(self.at, |frame| frame.open);
                let content = open + 1..self.at;
                self.at += 1;
                self.lexeme(LexemeKind::Text, content, self.at);
            }
            Some(b'\n') => {
                self.newline();
            }
            Some(b'\\') => {
                let escaped = rest.chars().nth(1).filter(|&c| c != '\n').map_or(0, char::len_utf8);
                self.text_until(self.at + 1 + escaped);
            }
            Some(_) => self.dollar(rest),
            None => {}
        }
    }

    fn heredoc_text(&mut self) {
        let end = self.heredoc.as_ref().map_or(self.text.len(), |tag| tag.start);
        let rest = self.rest();
        let length = rest.find('$').unwrap_or(rest.len());
        self.text_until((self.at + length).min(end));
        if self.at < end {
            self.dollar(self.rest());
        }
    }

    /// `$${`, `${` or a mere `$`
    fn dollar(&mut self, rest: &str) {
        if rest.starts_with("$${") {
            self.text_until(self.at + 3);
        } else if rest.starts_with("${") {
            if self.at < self.cursor && self.cursor < self.at + 2 {
                self.arrive(self.cursor..self.cursor, None);
            }
            self.open(FrameKind::Interpolation, 2);
        } else {
            self.text_until(self.at + 1);
        }
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

    /// `<<-END`, if its end is in sight.
    fn heredoc_opening(&mut self) -> bool {
        let text = self.text;
        let Some(rest) = self.rest().strip_prefix("<<") else { return false };
        let tag = rest.strip_prefix('-').unwrap_or(rest);
        let Some((line, _)) = tag.split_once('\n') else { return false };
        let name = line.trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !is_name || line.starts_with(' ') {
            return false;
        }
        let body = text.len() - tag.len() + line.len() + 1;
        let mut start = body;
        for line in text.get(body..).unwrap_or_default().split_inclusive('\n') {
            if line.trim() == name {
                let from = start + line.len() - line.trim_start().len();
                self.heredoc = Some(from..from + name.len());
                self.open(FrameKind::Heredoc, body - self.at);
                return true;
            }
            start += line.len();
        }
        false
    }

    fn end_heredoc(&mut self, tag: Range<usize>) {
        self.heredoc = None;
        if let Some(outer) = self.frames.iter().position(|frame| frame.kind == FrameKind::Heredoc) {
            let open = self.frames.get(outer).map_or(tag.start, |frame| frame.open);
            self.truncate(outer);
            self.lexeme(LexemeKind::Text, open..tag.end, tag.end);
        }
        self.at = tag.end;
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

/// Whether a line begins an entry: `name =`, `name {`, `name "label" {`.
fn is_entry(line: &str) -> bool {
    let line = line.lines().next().unwrap_or_default();
    let name = line.len() - line.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    let rest = line.get(name..).unwrap_or_default().trim_start();
    let assigns = rest.starts_with('=') && !rest.starts_with("==");
    let opens = rest.starts_with('{') || rest.starts_with('"') && rest.trim_end().ends_with('{');
    name > 0 && (assigns || opens)
}

/// How long a comment is that may hold others, and whether it ends.
fn nested_comment(text: &str) -> (usize, bool) {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return (at, true);
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (text.len(), false)
}

/// The operator that a text begins with, the longest.
fn operator(text: &str) -> Option<usize> {
    let spellings = BinaryOp::ALL.into_iter().map(|(_, spelling, _)| spelling);
    let spellings = spellings.chain(["=", "!", "?", "|", ":", "."]);
    spellings.filter(|spelling| text.starts_with(spelling)).map(str::len).max()
}
