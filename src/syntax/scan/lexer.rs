//! Steps over strings, heredocs and comments, and notes what brackets there are between them.

use super::comments::Pairs;
use super::damage::Damage;
use super::heredocs::Ends;
use super::{characters, lines, quotes};
use crate::diagnostics::catalog::syntax::{conflict_marker, map_comprehension, unexpected_character};
use crate::diagnostics::{Diagnostic, Sink};
use crate::source::{FileId, Span};
use crate::syntax::ast::Comment;

/// What the lexer knows at the end of the text.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    pub(super) comments: Vec<Comment>,
    pub(super) marks: Vec<Mark>,
    pub(super) damage: Damage,
}

/// A place that matters to the structure of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    pub(super) at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// `(`, `[` or `{`
    Open(u8),
    /// `)`, `]` or `}`
    Close(u8),
    /// `{ for k, v in`, which the language has not
    Comprehension,
    /// The first word of a line.
    Line,
    /// A string or heredoc with interpolations: where it ends and how deep they go.
    Text { end: usize, depth: usize },
}

/// Lexes a source text.
pub(super) fn lex(source: &str, file: FileId, sink: &mut Sink) -> Lexed {
    let mut lexer = Lexer {
        source,
        file,
        at: 0,
        lexed: Lexed::default(),
        found: Vec::new(),
        heredoc_ends: None,
        comment_pairs: None,
    };
    lexer.code();
    for diagnostic in lexer.found {
        sink.push(diagnostic);
    }
    lexer.lexed
}

pub(super) struct Lexer<'a> {
    pub(super) source: &'a str,
    pub(super) file: FileId,
    pub(super) at: usize,
    pub(super) lexed: Lexed,
    pub(super) found: Vec<Diagnostic>,
    /// Where heredocs may end; made when the first one begins.
    pub(super) heredoc_ends: Option<Ends<'a>>,
    /// Which comments are closed; made when the first one is not.
    pub(super) comment_pairs: Option<Pairs>,
}

impl Lexer<'_> {
    fn code(&mut self) {
        self.line();
        loop {
            let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
            let Some(plain) = rest.iter().position(|&byte| !is_plain(byte)) else { return };
            self.at += plain;
            let Some(byte) = self.byte(0) else { return };
            match class(byte) {
                Class::Newline => {
                    self.at += 1;
                    self.line();
                }
                Class::Quote => self.string(),
                Class::ForeignQuote => quotes::foreign(self),
                Class::Hash => self.line_comment(),
                Class::Slash => match self.byte(1) {
                    Some(b'/') => self.line_comment(),
                    Some(b'*') => self.block_comment(),
                    _ => self.at += 1,
                },
                Class::Less if self.byte(1) == Some(b'<') => self.heredoc(),
                Class::Open => self.open(byte),
                Class::Close => {
                    self.mark(MarkKind::Close(byte));
                    self.at += 1;
                }
                Class::Strange => self.strange(),
                Class::Other | Class::Less => self.at += 1,
            }
        }
    }

    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    /// What lies ahead.
    pub(super) fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::from_range(self.file, range)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// How much was found so far.
    pub(super) fn checkpoint(&self) -> [usize; 3] {
        [self.lexed.comments.len(), self.found.len(), self.lexed.damage.len()]
    }

    /// Forgets what was found in a string that turned out to have no end: the lines behind it are read again.
    pub(super) fn forget_since(&mut self, [comments, found, damage]: [usize; 3]) {
        self.lexed.comments.truncate(comments);
        self.found.truncate(found);
        self.lexed.damage.truncate(damage);
    }

    pub(super) fn mark(&mut self, kind: MarkKind) {
        self.lexed.marks.push(Mark { kind, at: self.at });
    }

    /// The beginning of a line.
    fn line(&mut self) {
        let blanks = self.rest().bytes().take_while(|&byte| byte == b' ' || byte == b'\t').count();
        if blanks == 0 && self.conflict() {
            return;
        }
        self.at += blanks;
        if self.byte(0).is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_') {
            self.mark(MarkKind::Line);
        }
    }

    /// <<<<<<< HEAD
    fn conflict(&mut self) -> bool {
        let Some(first @ (b'<' | b'=' | b'>' | b'|')) = self.byte(0) else { return false };
        let run = self.rest().bytes().take_while(|&byte| byte == first).count();
        let next = self.byte(run);
        if run != 7 || !matches!(next, None | Some(b' ' | b'\n' | b'\r')) {
            return false;
        }
        let (start, end) = (self.at, lines::line_end(self.source, self.at));
        if first == b'<' {
            self.report(conflict_marker(self.span(start..start + run)));
        }
        self.lexed.damage.blank(start..end);
        self.at = end;
        true
    }

    fn open(&mut self, bracket: u8) {
        let mut kind = MarkKind::Open(bracket);
        if bracket == b'{' {
            let inside = self.rest().get(1..).unwrap_or_default().trim_start();
            if let Some(span) = self.comprehension(inside) {
                self.report(map_comprehension(span));
                kind = MarkKind::Comprehension;
            }
        }
        self.mark(kind);
        self.at += 1;
    }

    /// { for k, v in m : k => v }
    fn comprehension(&self, inside: &str) -> Option<Span> {
        let rest = inside.strip_prefix("for")?;
        let name = rest.trim_start();
        let after = name.trim_start_matches(|next: char| next.is_ascii_alphanumeric() || next == '_');
        if name.len() == rest.len() || after.len() == name.len() {
            return None;
        }
        let after = after.trim_start();
        let more = after.strip_prefix("in").is_some_and(|rest| rest.starts_with([' ', '\n', '\t', '\r']));
        let start = self.at + (self.rest().len() - inside.len());
        (more || after.starts_with(',')).then(|| self.span(start..start + "for".len()))
    }

    /// A character outside of ASCII, or a control, where only code may stand.
    fn strange(&mut self) {
        let Some(character) = self.rest().chars().next() else { return };
        let range = self.at..self.at + character.len_utf8();
        let touches_word =
            |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        if character == '\u{feff}' && self.at == 0 {
            self.at = range.end;
            self.line();
            return;
        }
        match characters::kind(character) {
            Some(kind) => {
                let bytes = self.source.as_bytes();
                let inside = touches_word(bytes.get(range.start.wrapping_sub(1)))
                    && touches_word(bytes.get(range.end));
                // An error is reported already, and the word it is in is not judged; a warning leaves nothing behind.
                if inside && kind != characters::Kind::ZeroWidth && character != '\r' {
                    self.lexed.damage.part_of_word(range.clone());
                } else if character == '\r' && self.byte(1) != Some(b'\n') {
                    // It was a line end once.
                    self.lexed.damage.replace(range.start, "\n");
                } else if character != '\r' {
                    self.lexed.damage.blank(range.clone());
                }
                self.at = range.end;
            }
            None if quotes::opens(character) => quotes::foreign(self),
            None if character.is_alphanumeric() => self.strange_word(),
            None => {
                let span = self.span(range.clone());
                self.report(unexpected_character(span, character));
                match unexpected_character::ascii(character) {
                    Some(ascii) => {
                        let text = format!("{ascii:<width$}", width = range.len());
                        self.lexed.damage.replace(range.start, text);
                    }
                    None => self.lexed.damage.mask(range.clone()),
                }
                self.at = range.end;
            }
        }
    }

    /// größe: names are ASCII. The whole word is reported once.
    fn strange_word(&mut self) {
        let part = |next: char| next.is_alphanumeric() || next == '_';
        let before = self.source.get(..self.at).unwrap_or_default();
        let start = before.trim_end_matches(part).len();
        let end = self.at + (self.rest().len() - self.rest().trim_start_matches(part).len());
        let word = self.source.get(start..end).unwrap_or_default();
        self.report(unexpected_character::foreign_letters(self.span(start..end), word));
        for (offset, letter) in word.char_indices().filter(|(_, letter)| !letter.is_ascii()) {
            self.lexed.damage.part_of_word(start + offset..start + offset + letter.len_utf8());
        }
        self.at = end;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Newline,
    Quote,
    ForeignQuote,
    Hash,
    Slash,
    Less,
    Open,
    Close,
    Strange,
}

/// Whether a byte of code begins nothing that matters here: most do not.
fn is_plain(byte: u8) -> bool {
    #[allow(clippy::indexing_slicing, reason = "the compiler evaluates it")]
    const PLAIN: [bool; 256] = {
        let mut plain = [false; 256];
        let mut byte = 0_u8;
        while byte < u8::MAX {
            plain[byte as usize] = matches!(class(byte), Class::Other);
            byte += 1;
        }
        plain
    };
    PLAIN.get(usize::from(byte)) == Some(&true)
}

/// What a byte begins, in code.
const fn class(byte: u8) -> Class {
    match byte {
        b'\n' => Class::Newline,
        b'"' => Class::Quote,
        b'\'' | b'`' => Class::ForeignQuote,
        b'#' => Class::Hash,
        b'/' => Class::Slash,
        b'<' => Class::Less,
        b'(' | b'[' | b'{' => Class::Open,
        b')' | b']' | b'}' => Class::Close,
        b'\t' => Class::Other,
        0..=31 | 127..=255 => Class::Strange,
        _ => Class::Other,
    }
}
