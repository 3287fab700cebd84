//! Reads the tokens of a text: reports those that are broken, and notes what brackets there are.

use super::damage::Damage;
use super::{Form, MAX_DEPTH, lines};
use crate::diagnostics::catalog::syntax::{
    conflict_marker, map_comprehension, single_quotes, stray_comment_end, too_deep, unclosed_comment,
};
use crate::diagnostics::{Diagnostic, Sink};
use crate::lexer::{self, Token, TokenKind, Tokens};
use crate::source::{FileId, Span};
use crate::syntax::ast::Comment;

/// What the tokens say of the text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) comments: Vec<Comment>,
    pub(super) marks: Vec<Mark>,
    pub(super) damage: Damage,
}

/// A position that matters to the structure of the text.
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

/// Reads the tokens of a source text.
pub(super) fn read(source: &str, tokens: &Tokens, form: Form, file: FileId, sink: &mut Sink) -> Read {
    let mut reader = Reader {
        source,
        form,
        file,
        tokens,
        index: 0,
        word_end: 0,
        read: Read::default(),
        found: Vec::new(),
    };
    // Diagnostics are collected first: those found inside a string are taken back if the string
    // turns out to have no end, because its lines are then read again as code.
    reader.code();
    for diagnostic in single_quotes::together(reader.found, source) {
        sink.push(diagnostic);
    }
    reader.read
}

pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) form: Form,
    pub(super) file: FileId,
    pub(super) tokens: &'a Tokens,
    /// The token that is read next.
    pub(super) index: usize,
    /// Where the last word ends that has foreign letters: it is reported once.
    pub(super) word_end: usize,
    pub(super) read: Read,
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn code(&mut self) {
        let mut begins_line = true;
        while let Some(kind) = self.tokens.kind(self.index) {
            match kind {
                TokenKind::Newline => begins_line = true,
                TokenKind::Whitespace | TokenKind::ByteOrderMark => {}
                kind if self.pasted(kind, begins_line) => {
                    begins_line = false;
                    continue;
                }
                TokenKind::Word if begins_line => {
                    self.mark(MarkKind::Line);
                    begins_line = false;
                }
                _ => {
                    begins_line = false;
                    if self.token(kind) {
                        continue;
                    }
                }
            }
            self.index += 1;
        }
    }

    /// Reads a token of code; whether it was one of several that are behind now.
    fn token(&mut self, kind: TokenKind) -> bool {
        if let Some(bracket) = kind.opening_bracket() {
            self.open(bracket);
        } else if let Some(bracket) = kind.closing_bracket() {
            self.mark(MarkKind::Close(bracket));
        } else if kind.is_comment() {
            self.comment(kind);
        } else if kind == TokenKind::StringStart {
            self.string();
            return true;
        } else if kind.opens_text() {
            self.heredoc();
            return true;
        } else if kind == TokenKind::ConflictMarker {
            self.conflict();
        } else if kind == TokenKind::Star && self.ends_comment() {
            return true;
        } else {
            self.foreign(kind);
        }
        false
    }

    /// `*/` where no comment was begun.
    fn ends_comment(&mut self) -> bool {
        let (Some(star), Some(TokenKind::Slash)) = (self.next(), self.tokens.kind(self.index + 1)) else {
            return false;
        };
        let (start, end) = (star.range().start, star.range().end + 1);
        let line = lines::line_start(self.source, start)..lines::line_end(self.source, start);
        // The fix removes the whole line if nothing else is on it. An empty line would be left
        // otherwise.
        let alone = self.source.get(line.clone()).is_some_and(|line| line.trim() == "*/");
        let whole = if alone { line } else { start..end };
        self.report(stray_comment_end(self.span(start..end), self.span(whole)));
        self.read.damage.blank(start..end);
        self.index += 2;
        true
    }

    /// The token that is read next.
    pub(super) fn next(&self) -> Option<Token> {
        self.tokens.get(self.index)
    }

    /// A token's text.
    pub(super) fn text(&self, token: Token) -> &'a str {
        token.text(self.source)
    }

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::from_range(self.file, range)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    fn mark(&mut self, kind: MarkKind) {
        if let Some(token) = self.next() {
            self.read.marks.push(Mark { kind, at: token.range().start });
        }
    }

    fn comment(&mut self, kind: TokenKind) {
        let Some(token) = self.next() else { return };
        let range = token.range();
        let span = self.span(range.clone());
        let opening = self.span(range.start..range.start + 2);
        if kind == TokenKind::UnclosedComment {
            self.report(unclosed_comment(opening));
            self.read.damage.blank(range);
            return;
        }
        if kind == TokenKind::BlockComment && is_too_deep(self.text(token)) {
            self.report(too_deep::comment(opening, MAX_DEPTH));
            self.read.damage.blank(range);
        }
        self.read.comments.push(Comment { span, doc: kind == TokenKind::DocComment });
    }

    /// <<<<<<< HEAD
    fn conflict(&mut self) {
        let Some(token) = self.next() else { return };
        let range = token.range();
        // A conflict has three or four marker lines. One message at the first of them is enough,
        // but none of them may reach the grammar.
        if self.text(token).starts_with('<') {
            self.report(conflict_marker(self.span(range.start..range.start + "<<<<<<<".len())));
        }
        self.read.damage.blank(range);
    }

    fn open(&mut self, bracket: u8) {
        let comprehension = if bracket == b'{' { self.comprehension() } else { None };
        match comprehension {
            Some(keyword) => {
                self.report(map_comprehension(self.span(keyword.range())));
                self.mark(MarkKind::Comprehension);
            }
            None => self.mark(MarkKind::Open(bracket)),
        }
    }

    /// The `for` of `{ for k, v in m : k => v }`.
    fn comprehension(&self) -> Option<Token> {
        let white = |kind: TokenKind| matches!(kind, TokenKind::Whitespace | TokenKind::Newline);
        let mut words = self.tokens.from(self.index + 1).filter(|token| !white(token.kind));
        let keyword = words.next().filter(|word| word.kind == TokenKind::Word)?;
        // `for` alone is not enough: a map may have an entry of this name, `{ for = 1 }`.
        if self.text(keyword) != "for" || words.next()?.kind != TokenKind::Word {
            return None;
        }
        let after = words.next()?;
        let separated = || {
            let next = self.tokens.kind(self.tokens.first_from(after.end));
            self.text(after) == "in" && next.is_some_and(white)
        };
        (after.kind == TokenKind::Comma || separated()).then_some(keyword)
    }
}

/// Whether comments are nested too deep in a comment: the grammar recurses.
pub(super) fn is_too_deep(comment: &str) -> bool {
    // Each level has four bytes at least, so that most comments need not be searched.
    comment.len() > 4 * MAX_DEPTH && lexer::comment_depth(comment) > MAX_DEPTH
}
