//! One mistake gives one message: which diagnostics follow from others, as their codes declare it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Diagnostic, HiddenBy, Hides};
use crate::source::{FileId, LineIndex, Span};

/// Where all is said: what later passes find there would repeat it.
#[derive(Debug, Clone, Default)]
pub struct Hidden {
    /// Lines that have lost their shape, in order.
    lines: Vec<Span>,
    /// Where tokens begin that a diagnostic is about.
    tokens: BTreeSet<(FileId, u32)>,
}

impl Hidden {
    /// Adds the lines of a file that have lost their shape.
    pub(super) fn add_lines(&mut self, lines: &[Span]) {
        self.lines.extend(lines);
        self.lines.sort();
    }

    /// Adds the tokens that diagnostics are about: a string in single quotes is not checked as a symbol, too.
    pub(super) fn add_tokens(&mut self, diagnostics: &[Diagnostic]) {
        let spans = diagnostics.iter().map(|diagnostic| diagnostic.primary.span);
        self.tokens.extend(spans.filter(|span| !span.is_empty()).map(|span| (span.file, span.start)));
    }

    /// Whether a diagnostic at this position is hidden.
    pub fn covers(&self, span: Span) -> bool {
        if self.tokens.contains(&(span.file, span.start)) {
            return true;
        }
        let before = self.lines.partition_point(|line| (line.file, line.start) <= (span.file, span.start));
        let line = before.checked_sub(1).and_then(|at| self.lines.get(at));
        // A line may be empty, at the end of a file, and still has a position.
        line.is_some_and(|line| line.file == span.file && span.start < line.end.max(line.start + 1))
    }
}

/// The diagnostics of one file's syntax, in order, less those that others on their line hide; and the lines that have lost their
/// shape.
pub fn on_lines(found: Vec<Diagnostic>, index: &LineIndex) -> (Vec<Diagnostic>, Vec<Span>) {
    let line = |diagnostic: &Diagnostic| index.line(diagnostic.primary.span.start);
    let Some(file) = found.first().map(|diagnostic| diagnostic.primary.span.file) else {
        return (found, Vec::new());
    };
    let of =
        |hides: Hides| found.iter().filter(move |diagnostic| diagnostic.code.hides == Some(hides)).map(line);
    // All lines are found before any diagnostic is dropped, because what hides may come after what
    // it hides.
    let mut lost: BTreeSet<usize> = of(Hides::Line).collect();
    let whole = found.iter().filter(|diagnostic| diagnostic.code.hides == Some(Hides::Region));
    lost.extend(whole.flat_map(|diagnostic| lines_of(diagnostic, index)));
    // The line, and whether its diagnostic was shown.
    let mut all: BTreeMap<usize, bool> = of(Hides::All).map(|line| (line, false)).collect();
    lost.extend(all.keys());
    let mut explained = BTreeSet::new();
    let mut shown = Vec::new();
    for diagnostic in found {
        let line = line(&diagnostic);
        if let Some(shown) = all.get_mut(&line)
            && (diagnostic.code.hides != Some(Hides::All) || std::mem::replace(shown, true))
        {
            continue;
        }
        let hidden = match (diagnostic.code.hides, diagnostic.code.hidden_by) {
            (Some(Hides::Rest), _) => !lost.insert(line) || explained.contains(&line),
            (_, Some(HiddenBy::LostLine)) => lost.contains(&line),
            _ => false,
        };
        if hidden {
            continue;
        }
        if diagnostic.code.hides == Some(Hides::Losses) {
            explained.insert(line);
        }
        shown.push(diagnostic);
    }
    let span = |line: usize| index.line_range(line).map(|range| Span::new(file, range.start, range.end));
    (shown, lost.into_iter().filter_map(span).collect())
}

/// The lines from the first label of a diagnostic to its last one.
fn lines_of(diagnostic: &Diagnostic, index: &LineIndex) -> Range<usize> {
    let spans = || diagnostic.secondary.iter().map(|label| label.span).chain([diagnostic.primary.span]);
    let first = spans().map(|span| span.start).min().unwrap_or_default();
    let last = spans().map(|span| span.end).max().unwrap_or_default();
    index.line(first)..index.line(last) + 1
}

/// Diagnostics in order, less those about a value of which another error says what is wrong with it.
pub fn at_values(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let errors = found.iter().filter(|diagnostic| diagnostic.is_final_error());
    let wrong: BTreeSet<Span> = errors.map(|diagnostic| diagnostic.primary.span).collect();
    let is_hidden = |diagnostic: &Diagnostic| {
        diagnostic.code.hidden_by == Some(HiddenBy::SameValue) && wrong.contains(&diagnostic.primary.span)
    };
    found.into_iter().filter(|diagnostic| !is_hidden(diagnostic)).collect()
}

/// Diagnostics about blocks, less those that another error in one of the blocks hides that they have labels in.
pub fn in_blocks(found: Vec<Diagnostic>, mut broken: impl FnMut(Span) -> bool) -> Vec<Diagnostic> {
    let mut is_hidden = |diagnostic: &Diagnostic| {
        let mut labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        diagnostic.code.hidden_by == Some(HiddenBy::BrokenBlock) && labels.any(|label| broken(label.span))
    };
    found.into_iter().filter(|diagnostic| !is_hidden(diagnostic)).collect()
}
