//! What may have been declared in declarations that could not be read, and were reported.

use std::collections::BTreeSet;

use crate::lexer::{self, TokenKind, lex};
use crate::source::{Sources, Span};

/// What unreadable declarations may have declared.
#[derive(Debug, Default)]
pub(super) struct Unread<'s> {
    /// The lines that have lost their shape.
    lines: Vec<Span>,
    /// How the declarations begin: `param`, `volume`.
    spaces: BTreeSet<&'s str>,
    /// Their words.
    words: BTreeSet<&'s str>,
    /// Whether there is a body whose first line is missing: it may be that of any block.
    beheaded: bool,
}

impl<'s> Unread<'s> {
    pub(super) fn new(lines: &[Span], kinds: &BTreeSet<&'static str>, sources: &'s Sources) -> Self {
        let mut unread = Self { lines: lines.to_vec(), ..Self::default() };
        unread.spaces.extend(kinds);
        for text in lines.iter().map(|&line| sources.text(line)) {
            unread.beheaded |= text.trim_end() == "}";
            let words = words(text);
            unread.spaces.extend(words.iter().find(|&&word| word != "existing"));
            unread.words.extend(words);
        }
        unread
    }

    /// Whether `space.name`, which nothing declares, may be meant by a declaration that could not be read.
    pub(super) fn may_declare(&self, space: &str, name: &str) -> bool {
        // Either is enough. Of `parm zones: int` the keyword is lost, of `param zo nes: int` the
        // name.
        let block = self.beheaded && crate::language::kinds::find(space).is_some();
        block || self.spaces.contains(space) || self.words.contains(name)
    }

    /// Whether a line of a range has lost its shape, so that something in it may be missing.
    pub(super) fn overlaps(&self, span: Span) -> bool {
        let overlaps = |line: &Span| line.file == span.file && line.start < span.end && span.start < line.end;
        self.lines.iter().any(overlaps)
    }
}

/// The words of a text that may be declared: not those of a path, and of strings those that are one word.
fn words(text: &str) -> Vec<&str> {
    let tokens = lex(text);
    let is_dot = |index: usize| tokens.kind(index) == Some(TokenKind::Dot);
    let declares = |&(index, token): &(usize, lexer::Token)| match token.kind {
        TokenKind::Word => !is_dot(index + 1) && !index.checked_sub(1).is_some_and(is_dot),
        TokenKind::StringText => true,
        _ => false,
    };
    tokens.iter().enumerate().filter(declares).map(|(_, token)| token.text(text).trim()).collect()
}
