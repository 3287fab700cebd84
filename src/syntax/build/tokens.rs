//! The tokens of the source where the parsed text has a node.

use super::Builder;
use crate::lexer::TokenKind;
use crate::source::{Span, offset};

impl Builder<'_> {
    /// The index of the token that stands at an offset of the parsed text.
    pub(super) fn token_at(&self, at: usize) -> usize {
        self.scan.tokens.index_at(offset(self.scan.origin(at)))
    }

    /// The first token of something that begins at an offset of the parsed text: a word, a number, a whole string, or a mark.
    pub(super) fn first_token(&self, at: usize) -> Span {
        let tokens = self.scan.tokens;
        let mut last = self.token_at(at);
        let Some(first) = tokens.get(last) else { return self.place(at..at) };
        match first.kind {
            TokenKind::StringStart => last = self.end_of_string(last),
            TokenKind::Word | TokenKind::ForeignLetters => {
                // A word with foreign letters is several tokens, and one word to whoever reads the
                // message.
                while let Some(TokenKind::Word | TokenKind::ForeignLetters) = tokens.kind(last + 1) {
                    last += 1;
                }
            }
            _ => {}
        }
        Span::new(self.file, first.start, tokens.get(last).map_or(first.end, |last| last.end))
    }

    /// The index of the token with which the string ends that begins with the token of an index.
    pub(super) fn end_of_string(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (index, token) in self.scan.tokens.from(start).enumerate() {
            match token.kind {
                TokenKind::StringStart => depth += 1,
                TokenKind::StringEnd => depth = depth.saturating_sub(1),
                TokenKind::UnclosedString | TokenKind::UnclosedInterpolation => depth = 0,
                _ => continue,
            }
            if depth == 0 {
                return start + index;
            }
        }
        start
    }
}
