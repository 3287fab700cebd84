//! A file in chunks of whole lines: those that are formatted, and those with syntax errors, which stay as they are.

use std::ops::Range;

use crate::source::{LineEnds, LineIndex, Span, offset};
use crate::syntax::ast::Comment;

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// From the beginning of the first line to the line end of the last, without it.
    pub(super) range: Range<u32>,
    /// Whether it stays as it is.
    pub(super) broken: bool,
}

/// The parts of a file.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    pub(super) text: &'a str,
    /// The declarations, and whether each can be printed from the tree.
    pub(super) items: Vec<(Span, bool)>,
    pub(super) comments: &'a [Comment],
    /// The spans of syntax errors.
    pub(super) mistakes: Vec<Span>,
}

/// The chunks in order. No two share a line.
pub(super) fn chunks(mut parts: Parts<'_>) -> Vec<Chunk> {
    let index = LineIndex::new(parts.text, LineEnds::Lf);
    parts.items.sort_by_key(|(span, _)| (span.start, span.end));
    let mut elements: Vec<Chunk> = Vec::new();
    for (range, broken) in parts.elements() {
        let first = index.line_range(index.line(range.start)).unwrap_or(range.clone());
        let last = index.line_range(index.line(range.end.max(range.start + 1) - 1)).unwrap_or(range);
        let line = parts.text.get(last.start as usize..last.end as usize).unwrap_or_default();
        let end_of_line = line.len() - line.trim_end_matches('\n').trim_end_matches('\r').len();
        let end = last.end - offset(end_of_line);
        elements.push(Chunk { range: first.start..end, broken });
    }
    elements.sort_by_key(|chunk| (chunk.range.start, chunk.range.end));
    let mut chunks: Vec<Chunk> = Vec::new();
    for chunk in elements {
        match chunks.last_mut() {
            // They share a line, so what is broken in one of them keeps the other from being printed.
            Some(last) if chunk.range.start <= last.range.end => {
                last.range.end = last.range.end.max(chunk.range.end);
                last.broken |= chunk.broken;
            }
            _ => chunks.push(chunk),
        }
    }
    chunks
}

impl Parts<'_> {
    /// Every declaration, comment, mistake and stray character, with whether it is broken.
    fn elements(&self) -> Vec<(Range<u32>, bool)> {
        let mut broken: Vec<bool> = self.items.iter().map(|(_, whole)| !whole).collect();
        let mut elements = Vec::new();
        for mistake in &self.mistakes {
            // An error that only touches a declaration belongs to it: something is missing at that end.
            // Items are in order and may be many thousands, as may mistakes; comparing all with all
            // would be quadratic.
            let before = self.items.partition_point(|(span, _)| span.end < mistake.start);
            let mut touched = false;
            for ((span, _), broken) in self.items.iter().zip(&mut broken).skip(before) {
                if span.start > mistake.end {
                    break;
                }
                *broken = true;
                touched = true;
            }
            if !touched {
                elements.push((mistake.start..mistake.end, true));
            }
        }
        let mut at = 0;
        let mut comments = self.comments.iter().peekable();
        for ((span, _), broken) in self.items.iter().zip(broken) {
            while let Some(comment) = comments.next_if(|comment| comment.span.start < span.end) {
                // A comment inside the declaration is part of it.
                // Behind `at` only: a comment inside of the last declaration has been counted with
                // that.
                if comment.span.start >= at && comment.span.start < span.start {
                    self.stray(at..comment.span.start, &mut elements);
                    elements.push((comment.span.start..comment.span.end, false));
                    at = at.max(comment.span.end);
                }
            }
            self.stray(at..span.start, &mut elements);
            elements.push((span.start..span.end, broken));
            at = at.max(span.end);
        }
        for comment in comments {
            self.stray(at..comment.span.start, &mut elements);
            elements.push((comment.span.start..comment.span.end, false));
            at = at.max(comment.span.end);
        }
        self.stray(at..offset(self.text.len()), &mut elements);
        elements
    }

    /// Adds text between declarations that is neither whitespace nor comment: it is not in the tree, so it must stay as it is.
    fn stray(&self, range: Range<u32>, elements: &mut Vec<(Range<u32>, bool)>) {
        let Some(text) = self.text.get(range.start as usize..range.end as usize) else { return };
        let whitespace = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{feff}');
        let inside = text.trim_matches(whitespace);
        if !inside.is_empty() {
            let start = range.start + offset(text.len() - text.trim_start_matches(whitespace).len());
            elements.push((start..start + offset(inside.len()), true));
        }
    }
}
