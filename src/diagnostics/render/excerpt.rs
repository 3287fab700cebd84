//! The lines of a file that labels stand on, as they are shown, and where the labels stand in them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::{clean, labels};
use crate::diagnostics::{Diagnostic, Label};
use crate::source::{FileId, LineColumn, SourceFile, Sources, Span, offset};

/// A label over more lines than this is drawn at its first line only.
const MAX_LINES: usize = 8;
/// A line longer than this is cut around its first label: a minified file must not fill the screen.
const MAX_BYTES: usize = 600;
const BYTES_BEFORE: usize = 100;
const BYTES_AFTER: usize = 200;

/// Some lines of a file, without all others: controls are visible, very long lines are cut, each ends with a newline.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    /// The file.
    pub(super) id: FileId,
    /// The lines.
    pub(super) text: String,
    /// The labels, the primary one first.
    pub(super) marks: Vec<Mark<'a>>,
    file: &'a SourceFile,
    lines: Vec<Line>,
}

/// A label in an excerpt.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    /// The bytes of the excerpt's text.
    pub(super) range: Range<usize>,
    /// Where it begins in the file.
    pub(super) position: LineColumn,
    /// What it says.
    pub(super) text: Cow<'a, str>,
    /// Whether it is the primary label.
    pub(super) primary: bool,
}

/// A line of an excerpt.
#[derive(Debug)]
struct Line {
    /// Its number in the file, from 0.
    index: usize,
    /// Where it begins in the excerpt's text.
    start: usize,
    /// Bytes in front of the shown part that stand for what was cut.
    lead: usize,
    /// The part of the file that is shown.
    shown: Range<usize>,
}

/// What a diagnostic is about, file by file: the primary label's file first, the others as they come.
pub(super) fn excerpts<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Vec<Excerpt<'a>> {
    let mut files: Vec<(FileId, Vec<(&Label, bool)>)> = Vec::new();
    for (label, primary) in labels(diagnostic) {
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push((label, primary)),
            None => files.push((label.span.file, vec![(label, primary)])),
        }
    }
    files.into_iter().map(|(id, labels)| Excerpt::new(id, sources.file(id), &labels)).collect()
}

impl<'a> Excerpt<'a> {
    /// The position of the primary label, without any line.
    pub(super) fn without_lines(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Self {
        let span = diagnostic.primary.span;
        let mark = Mark { range: 0..0, position: sources.start(span), text: "".into(), primary: true };
        let file = sources.file(span.file);
        Self { id: span.file, text: String::new(), marks: vec![mark], file, lines: Vec::new() }
    }

    fn new(id: FileId, file: &'a SourceFile, labels: &[(&'a Label, bool)]) -> Self {
        let extents: Vec<Extent> = labels.iter().map(|(label, _)| Extent::new(file, label.span)).collect();
        let mut excerpt = Self { id, text: String::new(), marks: Vec::new(), file, lines: Vec::new() };
        for line in shown_lines(file, &extents) {
            // Labels come in order of importance, so that a long line is cut around the primary one
            // if that is on it.
            let focus = extents.iter().find_map(|extent| extent.on(line)).unwrap_or(0);
            excerpt.show(line, focus);
        }
        let marks = labels.iter().zip(&extents).map(|(&(label, primary), extent)| Mark {
            range: excerpt.byte(extent.first, extent.start)..excerpt.byte(extent.last, extent.end),
            position: file.index().line_column(file.text(), label.span.start),
            text: clean(&label.text),
            primary,
        });
        excerpt.marks = marks.collect();
        excerpt
    }

    /// The name of the file.
    pub(super) fn name(&self) -> Cow<'a, str> {
        clean(self.file.name())
    }

    /// The line of the file, from 0, that a byte of the text belongs to.
    pub(super) fn line(&self, byte: usize) -> usize {
        let after = self.lines.partition_point(|line| line.start <= byte);
        after.checked_sub(1).and_then(|at| self.lines.get(at)).map_or(0, |line| line.index)
    }

    /// The bytes of the text that show a line of the file, with the newline.
    pub(super) fn line_range(&self, index: usize) -> Option<Range<usize>> {
        let at = self.lines.binary_search_by_key(&index, |line| line.index).ok()?;
        let end = self.lines.get(at + 1).map_or(self.text.len(), |next| next.start);
        Some(self.lines.get(at)?.start..end)
    }

    /// The number of the last line, from 1.
    pub(super) fn last_line(&self) -> usize {
        self.lines.last().map_or(1, |line| line.index + 1)
    }

    /// The same with a blank for each tab, for who counts characters.
    pub(super) fn without_tabs(mut self) -> Self {
        self.text = self.text.replace('\t', " ");
        self
    }

    /// Adds a line; if it is very long, what stands around the byte `focus` of the file.
    fn show(&mut self, index: usize, focus: usize) {
        let (text, line) = (self.file.text(), content(self.file, index));
        let mut shown = line.clone();
        if shown.len() > MAX_BYTES {
            let focus = focus.clamp(line.start, line.end);
            let start = focus.saturating_sub(BYTES_BEFORE).max(line.start);
            shown =
                text.floor_char_boundary(start)..text.ceil_char_boundary((focus + BYTES_AFTER).min(line.end));
        }
        let start = self.text.len();
        if shown.start > line.start {
            self.text.push_str("... ");
        }
        let lead = self.text.len() - start;
        self.text.extend(visible(text.get(shown.clone()).unwrap_or_default()));
        if shown.end < line.end {
            self.text.push_str(" ...");
        }
        if self.text.len() == start {
            // A label on an empty line stands on something.
            self.text.push(' ');
        }
        self.text.push('\n');
        self.lines.push(Line { index, start, lead, shown });
    }

    /// Where a byte of the file, which is on the line `index`, stands in the text.
    fn byte(&self, index: usize, offset: usize) -> usize {
        let line = self.lines.binary_search_by_key(&index, |line| line.index);
        let Some(line) = line.ok().and_then(|at| self.lines.get(at)) else { return 0 };
        let before = line.shown.start..offset.clamp(line.shown.start, line.shown.end);
        let before = self.file.text().get(before).unwrap_or_default();
        line.start + line.lead + visible(before).map(char::len_utf8).sum::<usize>()
    }
}

/// The bytes of a label, made to lie inside of the text and to end on the line where its last byte is.
struct Extent {
    start: usize,
    end: usize,
    first: usize,
    last: usize,
}

impl Extent {
    fn new(file: &SourceFile, span: Span) -> Self {
        let (text, index) = (file.text(), file.index());
        let line = |at: usize| index.line(offset(at));
        let start = text.floor_char_boundary(span.start as usize);
        let end = text.ceil_char_boundary(span.end as usize).max(start);
        let first = line(start);
        // The end is exclusive. A label that includes a line's newline must not reach into the next
        // line.
        let mut last = if end > start { line(end - 1) } else { first };
        // A label over a whole block would push everything else off the screen. Its first line says
        // which block it is.
        if last - first >= MAX_LINES {
            last = first;
        }
        // The end of a line is no part of what is shown.
        let start = start.min(content(file, first).end);
        let end = end.min(content(file, last).end).max(start);
        Self { start, end, first, last }
    }

    /// The byte at which it begins or ends on a line.
    fn on(&self, line: usize) -> Option<usize> {
        (self.first == line).then_some(self.start).or((self.last == line).then_some(self.end))
    }
}

/// The lines with labels, the one before an empty line, such as the end of the file, and a single one between two.
fn shown_lines(file: &SourceFile, extents: &[Extent]) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    for extent in extents {
        let empty = content(file, extent.first).is_empty();
        lines.extend(extent.first.saturating_sub(usize::from(empty))..=extent.last);
    }
    let between: Vec<usize> =
        // A gap of one line would be drawn as dots, which take as much room as the line itself.
        lines.iter().filter(|&line| lines.contains(&(line + 2))).map(|line| line + 1).collect();
    lines.extend(between);
    lines
}

/// The bytes of a line without its LF or CRLF.
fn content(file: &SourceFile, line: usize) -> Range<usize> {
    let range = file.index().line_range(line).unwrap_or_default();
    let range = range.start as usize..range.end as usize;
    let text = file.text().get(range.clone()).unwrap_or_default();
    let text = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    range.start..range.start + text.len()
}

/// A part of a line as it is shown. A byte order mark has no width, and elsewhere it is no direction.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|&c| c != '\u{feff}')
        .map(|c| if c == '\t' { c } else { clean::stand_in(c).unwrap_or(c) })
}
