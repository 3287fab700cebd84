//! What stands between neighbours: line ends, commas and semicolons, judged from the text.

use std::ops::Range;

use super::Builder;
use super::sequence::Place;
use crate::diagnostics::catalog::syntax::{semicolon, superfluous_comma};

/// The separators between two entries or elements; comments do not count.
#[derive(Debug, Default)]
pub(super) struct Gap {
    /// Where the first line ends.
    pub(super) line_end: Option<usize>,
    /// Offsets of the commas.
    pub(super) commas: Vec<usize>,
    /// Offsets of the semicolons.
    pub(super) semicolons: Vec<usize>,
    /// Where the last line begins.
    last_line: Option<usize>,
}

impl Gap {
    /// Reads the separators in a stretch that holds nothing but white space, separators and comments.
    pub(super) fn read(text: &str, range: Range<usize>) -> Self {
        let mut gap = Self::default();
        let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\n' => {
                    gap.line_end = gap.line_end.or(Some(range.start + at));
                    gap.last_line = Some(range.start + at);
                }
                b',' => gap.commas.push(range.start + at),
                b';' => gap.semicolons.push(range.start + at),
                b'#' => at = line_end(bytes, at) - 1,
                b'/' if bytes.get(at + 1) == Some(&b'/') => at = line_end(bytes, at) - 1,
                b'/' => at = block_end(bytes, at) - 1,
                _ => {}
            }
            at += 1;
        }
        gap
    }

    /// Whether nothing separates: no line end, comma or semicolon.
    pub(super) fn is_empty(&self) -> bool {
        self.line_end.is_none() && self.commas.is_empty() && self.semicolons.is_empty()
    }
}

impl Builder<'_> {
    /// Judges the commas and semicolons between two entries, or at either end of them.
    pub(super) fn judge_gap(&mut self, gap: &Gap, place: Place, after_entry: bool, before_entry: bool) {
        // One comma may stand behind an entry; declarations have none.
        let allowed = usize::from(after_entry && place == Place::Body && gap.semicolons.is_empty());
        for &comma in gap.commas.iter().skip(allowed) {
            let span = self.place(comma..comma + 1);
            self.report(if after_entry && place != Place::Body {
                superfluous_comma::after_declaration(span)
            } else {
                superfluous_comma(span)
            });
        }
        for &at in &gap.semicolons {
            let span = self.place(at..at + 1);
            let line_follows = gap.last_line.is_some_and(|line| line > at);
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

fn line_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |length| from + length)
}

fn block_end(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth = depth.saturating_sub(1),
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    bytes.len().max(from + 1)
}
