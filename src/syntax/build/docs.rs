//! Doc comments: found above a declaration, reported where there is none.

use std::ops::Range;

use super::Builder;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::syntax::{detached_docs, misplaced_docs};
use crate::source::{Span, Spanned};
use crate::syntax::ast;

/// Which doc comments found their declaration.
#[derive(Debug, Clone, Default)]
pub(in crate::syntax) struct Docs {
    /// The first comment that these are about.
    first: usize,
    /// For each comment from there on, whether it is a doc comment that nobody has claimed.
    unclaimed: Vec<bool>,
}

impl Docs {
    /// The comments in a range of the source.
    pub(super) fn new(comments: &[ast::Comment], range: Range<usize>) -> Self {
        let from = |at: usize| comments.partition_point(|comment| (comment.span.start as usize) < at);
        let first = from(range.start);
        let inside = comments.get(first..from(range.end)).unwrap_or_default();
        Self { first, unclaimed: inside.iter().map(|comment| comment.doc).collect() }
    }

    /// Adds those that follow.
    pub(super) fn append(&mut self, mut next: Self) {
        self.unclaimed.append(&mut next.unclaimed);
    }

    fn is_unclaimed(&self, index: usize) -> bool {
        index.checked_sub(self.first).and_then(|index| self.unclaimed.get(index)) == Some(&true)
    }

    fn claim(&mut self, index: usize) {
        if let Some(unclaimed) = index.checked_sub(self.first).and_then(|index| self.unclaimed.get_mut(index))
        {
            *unclaimed = false;
        }
    }

    /// Reports the doc comments of a file that belong to nothing, those on neighbouring lines once.
    pub(super) fn report_unclaimed(&self, source: &str, comments: &[ast::Comment], sink: &mut Sink) {
        let mut index = 0;
        while let Some(comment) = comments.get(index) {
            let first = index;
            index += 1;
            if !self.is_unclaimed(first) {
                continue;
            }
            while self.is_unclaimed(index) && adjoin(source, comments, index - 1, index) {
                index += 1;
            }
            let group = comments.get(first..index).unwrap_or_default();
            let mark = |line: &ast::Comment| Span::new(line.span.file, line.span.start, line.span.start + 3);
            let marks: Vec<Span> = group.iter().map(mark).collect();
            sink.push(misplaced_docs(comment.span, &marks));
        }
    }
}

/// Whether two comments stand on neighbouring lines.
fn adjoin(source: &str, comments: &[ast::Comment], above: usize, below: usize) -> bool {
    let (Some(above), Some(below)) = (comments.get(above), comments.get(below)) else { return false };
    let between = source.get(above.span.end as usize..below.span.start as usize).unwrap_or_default();
    between.trim().is_empty() && between.matches('\n').count() == 1
}

impl Builder<'_> {
    /// The doc comment of the declaration that begins at `start`: the `///` lines above it, with nothing but other comments between.
    pub(super) fn docs(&mut self, start: Span) -> Option<ast::Docs> {
        let comments = self.scan.comments;
        let mut index = comments.partition_point(|comment| comment.span.end <= start.start);
        let mut below = start.start as usize;
        let mut lines: Vec<(&str, Span)> = Vec::new();
        while let Some(comment) = index.checked_sub(1).and_then(|index| comments.get(index)) {
            let end = comment.span.end as usize;
            let between = self.source.get(end..below).unwrap_or_default();
            if !between.trim().is_empty() || !self.begins_line(comment.span) {
                break;
            }
            index -= 1;
            match between.matches('\n').count() {
                1 => {}
                breaks => {
                    let unclaimed = self.docs.is_unclaimed(index);
                    // An empty line parts a doc comment from the declaration below it, so it
                    // belongs to nothing. Said here and not with the other unclaimed ones, because
                    // here it is known what it was probably meant for.
                    if comment.doc && breaks > 1 && unclaimed && lines.is_empty() {
                        let gap = between.trim_end_matches([' ', '\t']).len();
                        let gap = Span::from_range(self.file, end..end + gap);
                        self.sink.push(detached_docs(comment.span, gap));
                        self.claim_group(index);
                    }
                    break;
                }
            }
            below = comment.span.start as usize;
            if comment.doc {
                self.docs.claim(index);
                let text = self.source.get(comment.span.range()).unwrap_or_default();
                let text = text.strip_prefix("///").unwrap_or(text);
                lines.push((text.strip_prefix(' ').unwrap_or(text).trim_end(), comment.span));
            }
        }
        let (last, first) = (lines.first()?.1, lines.last()?.1);
        let text = lines.iter().rev().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
        Some(Spanned::new(text, first.to(last)))
    }

    /// Claims the doc comment and those on the lines right above it.
    fn claim_group(&mut self, mut index: usize) {
        loop {
            self.docs.claim(index);
            let Some(above) = index.checked_sub(1) else { return };
            if !self.docs.is_unclaimed(above) || !adjoin(self.source, self.scan.comments, above, index) {
                return;
            }
            index = above;
        }
    }

    /// Whether only blanks stand before it on its line.
    fn begins_line(&self, span: Span) -> bool {
        let before = self.source.get(..span.start as usize).unwrap_or_default();
        let blanks = before.trim_end_matches([' ', '\t', '\u{feff}']);
        blanks.is_empty() || blanks.ends_with('\n')
    }
}
