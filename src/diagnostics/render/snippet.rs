//! Cuts the lines that labels speak of out of a file, ready to print, and says where the labels stand in them.

use unicode_width::UnicodeWidthChar;

use super::clean;
use crate::diagnostics::Label;
use crate::source::SourceFile;

/// A label over more lines than this is drawn at its first line only.
const MAX_LINES: usize = 8;
/// A line longer than this is cut around its first label: a minified file must not fill the screen.
const MAX_BYTES: usize = 600;
const BYTES_BEFORE: usize = 100;
const BYTES_AFTER: usize = 200;
const TAB: usize = 4;

/// Neighbouring lines of a file and the labels in them.
#[derive(Debug)]
pub(super) struct Snippet {
    /// The number of the first line, from 0.
    pub(super) first: usize,
    /// The lines.
    pub(super) lines: Vec<Line>,
    /// The labels, in order.
    pub(super) marks: Vec<Mark>,
}

/// A line as it is printed: without its end, tabs as blanks, controls visible, very long ones cut.
#[derive(Debug)]
pub(super) struct Line {
    /// The text.
    pub(super) text: String,
    /// Where the shown part begins and ends in the file, in bytes.
    shown: (u32, u32),
    /// Bytes in front of the shown part that stand for what was cut.
    lead: usize,
}

/// A label in a snippet.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Where it begins.
    pub(super) start: Place,
    /// Where it ends.
    pub(super) end: Place,
    /// What it says.
    pub(super) text: String,
    /// Whether it is the primary label.
    pub(super) primary: bool,
}

/// A place in a snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The line in the snippet, from 0.
    pub(super) line: usize,
    /// Bytes of the printed line before it.
    pub(super) byte: usize,
    /// Characters of the source's line before it.
    pub(super) column: usize,
}

/// The snippets of one file that show all its labels, from top to bottom.
pub(super) fn snippets(file: &SourceFile, labels: &[(&Label, bool)]) -> Vec<Snippet> {
    let mut stretches: Vec<Stretch<'_>> =
        labels.iter().map(|&(label, primary)| Stretch::new(file, label, primary)).collect();
    stretches.sort_by_key(|stretch| (stretch.start, stretch.end));
    let mut groups: Vec<(usize, usize, Vec<Stretch<'_>>)> = Vec::new();
    for stretch in stretches {
        match groups.last_mut() {
            // One line between two labels is shown: a mark of omission would take as much room.
            Some((_, last, group)) if stretch.first <= *last + 2 => {
                *last = (*last).max(stretch.last);
                group.push(stretch);
            }
            _ => groups.push((context(file, &stretch), stretch.last, vec![stretch])),
        }
    }
    groups.into_iter().map(|(first, last, group)| cut(file, first, last, &group)).collect()
}

/// A label's bytes, made to lie inside of the text and to end on the line where its last byte is.
struct Stretch<'a> {
    label: &'a Label,
    primary: bool,
    start: u32,
    end: u32,
    first: usize,
    last: usize,
}

impl<'a> Stretch<'a> {
    fn new(file: &SourceFile, label: &'a Label, primary: bool) -> Self {
        let (text, index) = (file.text(), file.index());
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let start = narrow(text.floor_char_boundary(label.span.start as usize));
        let mut end = narrow(text.ceil_char_boundary(label.span.end as usize)).max(start);
        let first = index.line(start);
        let mut last = if end > start { index.line(end - 1) } else { first };
        if last - first >= MAX_LINES {
            last = first;
        }
        end = end.min(line_end(file, last)).max(start);
        Self { label, primary, start, end, first, last }
    }
}

/// The first line to show: a label on an empty line, such as the end of the file, is shown with the line before.
fn context(file: &SourceFile, stretch: &Stretch<'_>) -> usize {
    let empty = line_start(file, stretch.first) == line_end(file, stretch.first);
    stretch.first - usize::from(empty && stretch.first > 0)
}

fn cut(file: &SourceFile, first: usize, last: usize, group: &[Stretch<'_>]) -> Snippet {
    let lines: Vec<Line> = (first..=last)
        .map(|line| {
            let focus = group.iter().find_map(|stretch| {
                (stretch.first == line)
                    .then_some(stretch.start)
                    .or((stretch.last == line).then_some(stretch.end))
            });
            Line::new(file, line, focus.unwrap_or(0))
        })
        .collect();
    let place = |offset: u32, line: usize| Place {
        line: line - first,
        byte: lines.get(line - first).map_or(0, |line| line.byte(file, offset)),
        column: file.index().line_column(file.text(), offset).column - 1,
    };
    let marks = group
        .iter()
        .map(|stretch| Mark {
            start: place(stretch.start, stretch.first),
            end: place(stretch.end, stretch.last),
            text: clean(&stretch.label.text).into_owned(),
            primary: stretch.primary,
        })
        .collect();
    Snippet { first, lines, marks }
}

impl Line {
    fn new(file: &SourceFile, line: usize, focus: u32) -> Self {
        let (text, start, end) = (file.text(), line_start(file, line), line_end(file, line));
        let (mut from, mut to) = (start as usize, end as usize);
        if to - from > MAX_BYTES {
            let focus = (focus as usize).clamp(from, to);
            from = text.floor_char_boundary(focus.saturating_sub(BYTES_BEFORE).max(from));
            to = text.ceil_char_boundary((focus + BYTES_AFTER).min(to));
        }
        let lead = if from > start as usize { "… " } else { "" };
        let mut shown = lead.to_owned();
        print(text.get(from..to).unwrap_or_default(), &mut shown);
        if to < end as usize {
            shown.push_str(" …");
        }
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { text: shown, shown: (narrow(from), narrow(to)), lead: lead.len() }
    }

    /// Bytes of the printed line before the byte `offset` of the file.
    fn byte(&self, file: &SourceFile, offset: u32) -> usize {
        let (from, to) = self.shown;
        let mut before = String::new();
        print(
            file.text().get(from as usize..offset.clamp(from, to) as usize).unwrap_or_default(),
            &mut before,
        );
        self.lead + before.len()
    }
}

/// Writes a piece of a line as it is shown. `out` holds what stands before it on the line.
fn print(text: &str, out: &mut String) {
    let mut column = 0;
    for c in text.chars() {
        match c {
            // The mark at the start of a file has no width; elsewhere neither, and it is no direction.
            '\u{feff}' => {}
            '\t' => {
                let blanks = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            c => {
                let c = clean::stand_in(c).unwrap_or(c);
                out.push(c);
                column += c.width().unwrap_or(0);
            }
        }
    }
}

fn line_start(file: &SourceFile, line: usize) -> u32 {
    file.index().line_range(line).map_or(0, |range| range.start)
}

/// Where the text of a line ends, before its LF or CRLF.
fn line_end(file: &SourceFile, line: usize) -> u32 {
    let Some(range) = file.index().line_range(line) else { return 0 };
    let text = file.text().get(range.start as usize..range.end as usize).unwrap_or_default();
    let text = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    range.start + u32::try_from(text.len()).unwrap_or(0)
}

/// Makes the marks of each line disjoint, since they are drawn in one row: of two that overlap the inner one keeps its
/// place, and the outer one what is left of it before, else behind. Marks at the same place become one with both texts.
pub(super) fn disjoint(marks: &[Mark]) -> Vec<Mark> {
    let mut result: Vec<Mark> = Vec::new();
    for mark in marks {
        let mut mark = mark.clone();
        let one_line = |mark: &Mark| mark.start.line == mark.end.line;
        if let Some(last) = result.last_mut().filter(|last| one_line(last) && one_line(&mark)) {
            let overlap = last.start.line == mark.start.line
                && mark.start.byte < last.end.byte.max(last.start.byte + 1);
            if overlap && last.start.byte < mark.start.byte {
                last.end = mark.start;
            } else if overlap && last.end.byte < mark.end.byte && last.start != last.end {
                mark.start = last.end;
            } else if overlap {
                last.primary |= mark.primary;
                last.end = last.end.max(mark.end);
                if !last.text.is_empty() && !mark.text.is_empty() {
                    last.text.push('\n');
                }
                last.text.push_str(&mark.text);
                continue;
            }
        }
        result.push(mark);
    }
    result
}
