//! Forms of other languages that cannot be read piece by piece: each is reported once, as a whole, and left out of the parse.

mod statements;
mod strings;
mod yaml;

use std::ops::Range;

use super::reader::Reader;
use super::{Form, lines};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::syntax::{
    foreign_literal, foreign_operator, interpolation_outside, loop_in_head, null_access, unexpected,
};
use crate::lexer::{Token, TokenKind};
use crate::source::Span;

impl Reader<'_> {
    /// Reads a form of another language, if one begins here; whether something was read.
    pub(super) fn pasted(&mut self, kind: TokenKind, begins_line: bool) -> bool {
        let Some(token) = self.next() else { return false };
        let at = token.range().start;
        let begins_line = begins_line && self.form == Form::Program;
        match kind {
            TokenKind::Word if begins_line => {
                self.is_at_margin(at) && self.statement(token) || self.yaml(at) || self.head(token)
            }
            TokenKind::Word => self.type_of_parameter(token),
            TokenKind::OpenBrace | TokenKind::Minus if begins_line && self.is_at_margin(at) => {
                self.document(token)
            }
            TokenKind::Unknown => self.unknown(token, begins_line),
            TokenKind::Question => self.null_access(token),
            TokenKind::StringStart => self.long_string(at, "\"\"\""),
            TokenKind::ForeignString | TokenKind::ForeignQuote => self.long_string(at, "'''"),
            TokenKind::Bar | TokenKind::Greater => self.block_scalar(token),
            _ => false,
        }
    }

    /// Whether an offset is at the first column.
    fn is_at_margin(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.source.as_bytes().get(before) == Some(&b'\n'))
    }

    /// Reports a form and leaves it out.
    fn leave_out(&mut self, range: Range<usize>, diagnostic: Diagnostic) {
        self.report(diagnostic);
        self.skip_to(range.end);
        self.read.damage.mask(range);
    }

    /// The last character of a range, if the range ends on another line than it begins.
    fn last_of(&self, range: Range<usize>) -> Option<Span> {
        let text = self.source.get(range.clone())?;
        let last = text.chars().next_back()?;
        text.contains('\n').then(|| self.span(range.end - last.len_utf8()..range.end))
    }

    /// Goes on with the first token that begins at an offset or behind it.
    fn skip_to(&mut self, end: usize) {
        while self.next().is_some_and(|token| token.range().start < end) {
            self.index += 1;
        }
    }

    /// The tokens from an index on, without white space on the line.
    fn solid(&self, index: usize) -> impl Iterator<Item = Token> + '_ {
        self.tokens.from(index).filter(|token| token.kind != TokenKind::Whitespace)
    }

    /// The last token before this one that is not white space on its line.
    fn before(&self) -> Option<Token> {
        let mut index = self.index;
        loop {
            index = index.checked_sub(1)?;
            let token = self.tokens.get(index)?;
            if token.kind != TokenKind::Whitespace {
                return Some(token);
            }
        }
    }

    /// Where the bracket is closed that the token of an index opens; nowhere if it is not.
    fn closing(&self, index: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for token in self.tokens.from(index) {
            if token.kind.opening_bracket().is_some() {
                depth += 1;
            } else if token.kind.closing_bracket().is_some() {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(token.range().end);
                }
            }
        }
        None
    }

    /// `@description('...')`, `${network.main}`, `= ~`
    fn unknown(&mut self, token: Token, begins_line: bool) -> bool {
        match self.text(token) {
            "@" if begins_line => self.decorators(token),
            "$" => self.dollar(token),
            "~" => self.tilde(token),
            _ => false,
        }
    }

    /// `${network.main}` where code stands, or `$"..."`.
    fn dollar(&mut self, token: Token) -> bool {
        let start = token.range().start;
        let line = self.source.get(start..lines::line_end(self.source, start)).unwrap_or_default();
        if line.starts_with("$\"") {
            self.report(unexpected::prefixed(self.span(token.range()), "$"));
            self.read.damage.blank(token.range());
            self.index += 1;
            return true;
        }
        let Some(inside) =
            line.strip_prefix("${").and_then(|rest| rest.split_once('}')).map(|(inside, _)| inside)
        else {
            return false;
        };
        let path = inside.trim();
        let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        if path.is_empty() || !path.chars().all(is_path) {
            return false;
        }
        let end = start + "${".len() + inside.len() + 1;
        self.report(interpolation_outside(self.span(start..end), path));
        self.read.damage.blank(start..start + 2);
        self.read.damage.blank(end - 1..end);
        self.skip_to(end);
        true
    }

    /// `key = ~`: what YAML has for null.
    fn tilde(&mut self, token: Token) -> bool {
        let follows =
            self.before().is_some_and(|before| matches!(before.kind, TokenKind::Equals | TokenKind::Colon));
        let next = self.solid(self.index + 1).next().map(|next| next.kind);
        if !follows
            || !matches!(next, None | Some(TokenKind::Newline | TokenKind::Comma | TokenKind::CloseBrace))
        {
            return false;
        }
        self.leave_out(token.range(), foreign_literal(self.span(token.range()), "~", "null"));
        true
    }

    /// `volume?.old`, `a ?: b`
    fn null_access(&mut self, token: Token) -> bool {
        let at = token.range().start;
        let next = self.tokens.get(self.index + 1);
        match next.map(|next| next.kind) {
            Some(TokenKind::Colon) => {
                self.report(foreign_operator(self.span(at..at + 2), "?:", Some("??")));
                self.read.damage.replace(at, "??");
                self.index += 2;
                true
            }
            Some(TokenKind::Dot) if self.tokens.kind(self.index + 2) == Some(TokenKind::Word) => {
                let of_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
                let before = self.source.get(..at).unwrap_or_default();
                let start = before.trim_end_matches(of_path).len();
                let rest = self.source.get(at..).unwrap_or_default();
                let end = at + rest.len() - rest.trim_start_matches(|c| of_path(c) || c == '?').len();
                let path = self.source.get(start..end).unwrap_or_default().replace('?', "");
                if start == at {
                    return false;
                }
                self.report(null_access(self.span(at..at + 2), self.span(start..end), &path));
                self.read.damage.mask(start..end);
                self.skip_to(end);
                true
            }
            _ => false,
        }
    }

    /// `volume "data" [for i in range(0, 3): {`, `cluster "web" if (param.on) {`
    fn head(&mut self, word: Token) -> bool {
        let mut line =
            self.solid(self.index + 1).take_while(|token| token.kind != TokenKind::Newline).peekable();
        let mut kind = self.text(word);
        if kind == "existing" {
            let Some(next) = line.next().filter(|next| next.kind == TokenKind::Word) else { return false };
            kind = self.text(next);
        }
        if line.next().is_none_or(|token| token.kind != TokenKind::StringStart) {
            return false;
        }
        let of_label = |token: &Token| matches!(token.kind, TokenKind::StringText | TokenKind::StringEnd);
        while line.next_if(of_label).is_some() {}
        while line.next_if(|token| matches!(token.kind, TokenKind::Equals | TokenKind::Colon)).is_some() {}
        let Some(first) = line.next() else { return false };
        match (first.kind, self.text(first)) {
            (TokenKind::OpenSquare, _) if line.next().is_some_and(|next| self.text(next) == "for") => {
                let index = self.tokens.first_from(first.start);
                let end =
                    self.closing(index).unwrap_or_else(|| lines::line_end(self.source, first.range().start));
                let loop_ = first.range().start..self.end_of_loop(first.range().start);
                let diagnostic = loop_in_head(self.span(loop_), kind);
                drop(line);
                self.leave_out(word.range().start..end, diagnostic);
                true
            }
            (TokenKind::Word, "if") => {
                let Some(brace) = line.find(|token| token.kind == TokenKind::OpenBrace) else { return false };
                let condition = first.range().end..brace.range().start;
                let text = self.source.get(condition.clone()).unwrap_or_default().trim();
                let bare =
                    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text).trim();
                let whole = self.span(first.range().start..condition.end);
                let diagnostic =
                    loop_in_head::condition(self.span(first.range()), whole, self.span(brace.range()), bare);
                drop(line);
                self.report(diagnostic);
                self.read.damage.blank(first.range().start..condition.end);
                false
            }
            _ => false,
        }
    }

    /// Where the clause of a loop ends: before the `:` of its body, or with its line.
    fn end_of_loop(&self, start: usize) -> usize {
        let line = self.source.get(start..lines::line_end(self.source, start)).unwrap_or_default();
        let clause = line.rfind('{').and_then(|brace| line.get(..brace)).unwrap_or(line).trim_end();
        start + clause.strip_suffix(':').unwrap_or(clause).trim_end().len()
    }
}
