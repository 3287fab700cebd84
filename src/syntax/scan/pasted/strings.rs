//! Strings over several lines, as Python, Bicep and YAML have them.

use super::super::lines;
use super::super::reader::Reader;
use crate::diagnostics::catalog::syntax::foreign_heredoc;
use crate::lexer::{Token, TokenKind};

impl Reader<'_> {
    /// `"""` or `'''`, up to the next.
    pub(super) fn long_string(&mut self, at: usize, mark: &str) -> bool {
        let Some(rest) = self.source.get(at..).and_then(|rest| rest.strip_prefix(mark)) else { return false };
        let inside = at + mark.len();
        let end = rest.find(mark);
        let stop =
            end.map_or_else(|| lines::line_end(self.source, at), |length| inside + length + mark.len());
        let content = end.and_then(|length| rest.get(..length)).unwrap_or_default();
        // Only if the marks have lines of their own, they may change places with those of a heredoc.
        let last = content.rsplit('\n').next().unwrap_or_default();
        let alone = content.starts_with(['\n', '\r']) && last.trim().is_empty();
        let closing = end.filter(|_| alone).map(|length| self.span(inside + length..stop));
        let diagnostic = foreign_heredoc(self.span(at..inside), closing);
        self.leave_out(at..stop, diagnostic);
        true
    }

    /// `key = |` and indented lines.
    pub(super) fn block_scalar(&mut self, token: Token) -> bool {
        let follows = |before: Token| matches!(before.kind, TokenKind::Equals | TokenKind::Colon);
        if !self.before().is_some_and(follows) {
            return false;
        }
        let signs = |token: &Token| matches!(token.kind, TokenKind::Minus | TokenKind::Plus);
        let end =
            self.tokens.get(self.index + 1).filter(signs).map_or(token.range().end, |sign| sign.range().end);
        let next = self.solid(self.tokens.first_from(u32::try_from(end).unwrap_or(u32::MAX))).next();
        if next.is_some_and(|next| next.kind != TokenKind::Newline) {
            return false;
        }
        let start = token.range().start;
        let stop = lines::end_of_indented(self.source, start);
        let diagnostic = foreign_heredoc(self.span(start..end), None);
        self.leave_out(start..stop, diagnostic);
        true
    }
}
