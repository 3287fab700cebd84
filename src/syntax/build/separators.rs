//! What stands between neighbours: line ends, commas and semicolons.

use std::ops::Range;

use super::Builder;
use super::sequence::Place;
use crate::diagnostics::catalog::syntax::{semicolon, superfluous_comma, unexpected_character};
use crate::lexer::{Token, TokenKind};
use crate::source::{Span, offset};

/// The separators between two entries or elements; comments do not count.
#[derive(Debug, Default)]
pub(super) struct Gap {
    pub(super) commas: Vec<Span>,
    pub(super) semicolons: Vec<Span>,
    /// Where the last line begins.
    last_line: Option<u32>,
}

impl Gap {
    /// Whether nothing separates: no line end, comma or semicolon.
    pub(super) fn is_empty(&self) -> bool {
        self.last_line.is_none() && self.commas.is_empty() && self.semicolons.is_empty()
    }
}

impl Builder<'_> {
    /// Reads the separators in a range of the parsed text that holds nothing but white space, separators and comments.
    pub(super) fn gap(&self, range: Range<usize>) -> Gap {
        let mut gap = Gap::default();
        let in_source = |at: usize| offset(self.scan.origin(at));
        let (start, end) = (in_source(range.start), in_source(range.end));
        // Read from the tokens of the source and not from the text: a comma in a comment separates
        // nothing, and comments are tokens of their own.
        let tokens = self.scan.tokens.from(self.scan.tokens.first_from(start));
        for token in tokens.take_while(|token| token.start < end) {
            let span = Span::new(self.file, token.start, token.end);
            match self.separator(token) {
                Some(TokenKind::Comma) => gap.commas.push(span),
                Some(TokenKind::Semicolon) => gap.semicolons.push(span),
                Some(_) => gap.last_line = Some(token.start),
                None => {}
            }
        }
        gap
    }

    /// What a token separates as, if it does: a comma from another keyboard was reported, and was meant as one.
    fn separator(&self, token: Token) -> Option<TokenKind> {
        match token.kind {
            kind @ (TokenKind::Newline | TokenKind::Comma | TokenKind::Semicolon) => Some(kind),
            TokenKind::ForeignCharacter => match token.text(self.source).chars().next()? {
                '\r' => Some(TokenKind::Newline),
                character => match unexpected_character::ascii(character)? {
                    ',' => Some(TokenKind::Comma),
                    ';' => Some(TokenKind::Semicolon),
                    _ => None,
                },
            },
            _ => None,
        }
    }

    /// Checks the commas and semicolons between two entries, or at either end of them.
    pub(super) fn check_gap(&mut self, gap: &Gap, place: Place, after_entry: bool, before_entry: bool) {
        // One comma may stand behind an entry; declarations have none.
        let allowed = usize::from(after_entry && place == Place::Body && gap.semicolons.is_empty());
        for &comma in gap.commas.iter().skip(allowed) {
            self.report(if after_entry && place != Place::Body {
                superfluous_comma::after_declaration(comma)
            } else {
                superfluous_comma(comma)
            });
        }
        for &span in &gap.semicolons {
            let line_follows = gap.last_line.is_some_and(|line| line > span.start);
            self.report(if line_follows || !before_entry || !after_entry {
                semicolon::at_line_end(span, "")
            } else if place == Place::Body {
                semicolon::in_line(span)
            } else {
                semicolon::at_line_end(span, "\n")
            });
        }
    }
}
