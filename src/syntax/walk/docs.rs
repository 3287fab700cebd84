//! Doc comments: found above a declaration, reported where there is none.

use super::Walker;
use crate::diagnostics::catalog::syntax::{detached_docs, misplaced_docs};
use crate::syntax::ast;
use crate::text::{Span, Spanned};

/// Which doc comments found their declaration.
pub(super) struct Docs {
    /// For each comment of the file, whether it is a doc comment that nobody has claimed.
    unclaimed: Vec<bool>,
}

impl Docs {
    pub(super) fn new(comments: &[ast::Comment]) -> Self {
        Self { unclaimed: comments.iter().map(|comment| comment.doc).collect() }
    }
}

impl Walker<'_> {
    /// The doc comment of the declaration that begins at `start`: the `///` lines above it, with nothing but other comments between.
    pub(super) fn docs(&mut self, start: Span) -> Option<ast::Docs> {
        let comments = &self.scan.comments;
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
                    let unclaimed = self.docs.unclaimed.get(index).is_some_and(|&unclaimed| unclaimed);
                    if comment.doc && breaks > 1 && unclaimed && lines.is_empty() {
                        let gap = between.trim_end_matches([' ', '\t']).len();
                        let gap = Span::from_range(self.file, end..end + gap);
                        self.sink.push(detached_docs::detached_docs(comment.span, gap));
                        self.claim_group(index);
                    }
                    break;
                }
            }
            below = comment.span.start as usize;
            if comment.doc {
                self.claim(index);
                let text = self.source.get(comment.span.range()).unwrap_or_default();
                let text = text.strip_prefix("///").unwrap_or(text);
                lines.push((text.strip_prefix(' ').unwrap_or(text).trim_end(), comment.span));
            }
        }
        let (last, first) = (lines.first()?.1, lines.last()?.1);
        let text = lines.iter().rev().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
        Some(Spanned::new(text, first.to(last)))
    }

    fn claim(&mut self, index: usize) {
        if let Some(unclaimed) = self.docs.unclaimed.get_mut(index) {
            *unclaimed = false;
        }
    }

    /// Claims the doc comment and those on the lines right above it.
    fn claim_group(&mut self, mut index: usize) {
        loop {
            self.claim(index);
            let Some(above) = index.checked_sub(1) else { return };
            if !self.docs.unclaimed.get(above).is_some_and(|&unclaimed| unclaimed)
                || !self.adjoin(above, index)
            {
                return;
            }
            index = above;
        }
    }

    /// Reports the doc comments that belong to nothing, those on neighbouring lines once.
    pub(super) fn report_unused_docs(&mut self) {
        let mut index = 0;
        while let Some(comment) = self.scan.comments.get(index) {
            let unclaimed = |index: usize| self.docs.unclaimed.get(index).is_some_and(|&unclaimed| unclaimed);
            let first = index;
            index += 1;
            // Where a declaration was not understood, its comment has not lost its place.
            if !unclaimed(first) || self.problems > 0 {
                continue;
            }
            while unclaimed(index) && self.adjoin(index - 1, index) {
                index += 1;
            }
            let group = self.scan.comments.get(first..index).unwrap_or_default();
            let marks = group.iter().map(|line| Span::new(self.file, line.span.start, line.span.start + 3));
            let marks: Vec<Span> = marks.collect();
            self.sink.push(misplaced_docs::misplaced_docs(comment.span, &marks));
        }
    }

    /// Whether two comments stand on neighbouring lines.
    fn adjoin(&self, above: usize, below: usize) -> bool {
        let comments = &self.scan.comments;
        let (Some(above), Some(below)) = (comments.get(above), comments.get(below)) else { return false };
        let between = self.source.get(above.span.end as usize..below.span.start as usize).unwrap_or_default();
        between.trim().is_empty() && between.matches('\n').count() == 1
    }

    /// Whether only blanks stand before it on its line.
    fn begins_line(&self, span: Span) -> bool {
        let before = self.source.get(..span.start as usize).unwrap_or_default();
        let blanks = before.trim_end_matches([' ', '\t', '\u{feff}']);
        blanks.is_empty() || blanks.ends_with('\n')
    }
}
