//! What may have been declared in declarations that could not be read, and were reported.

use std::collections::BTreeSet;

use crate::source::{Sources, Span};

/// What unreadable declarations may have declared.
#[derive(Debug, Default)]
pub(super) struct Unread<'s> {
    /// The lines that have lost their shape.
    lines: &'s [Span],
    /// How the declarations begin: `param`, `volume`.
    spaces: BTreeSet<&'s str>,
    /// Their words.
    words: BTreeSet<&'s str>,
}

impl<'s> Unread<'s> {
    pub(super) fn new(lines: &'s [Span], sources: &'s Sources) -> Self {
        let mut unread = Self { lines, ..Self::default() };
        for text in lines.iter().map(|&line| sources.text(line)) {
            unread.spaces.extend(words(text).find(|&word| word != "existing"));
            unread.words.extend(words(text));
        }
        unread
    }

    /// Whether `space.name`, which nothing declares, may be meant by a declaration that could not be read.
    pub(super) fn may_declare(&self, space: &str, name: &str) -> bool {
        self.spaces.contains(space) || self.words.contains(name)
    }

    /// Whether a line of a range has lost its shape, so that something in it may be missing.
    pub(super) fn overlaps(&self, span: Span) -> bool {
        let overlaps = |line: &Span| line.file == span.file && line.start < span.end && span.start < line.end;
        self.lines.iter().any(overlaps)
    }
}

/// The words of a text that are not members: `.arn` declares nothing.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    text.split(move |c| !word(c)).filter(|word| !word.is_empty() && !word.contains('.'))
}
