//! The views that are drawn: the human one, and the short one, a line for each diagnostic. The only file that knows
//! codespan-reporting.

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::files::{Error, Files, Location};
use codespan_reporting::term::termcolor::{Buffer, Color, ColorSpec, WriteColor};
use codespan_reporting::term::{Chars, Config, DisplayStyle, emit_to_write_style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::preview::{Change, preview};
use super::{Report, Style, clean, explain, wrap};
use crate::diagnostics::{Diagnostic, Fix, Severity};
use crate::source::{FileId, Sources};

/// No more changed lines are shown of one fix.
const MAX_CHANGES: usize = 8;
/// No more fixes are shown of one diagnostic.
const MAX_FIXES: usize = 3;
/// Text is not broken into lines narrower than this.
const MIN_WIDTH: usize = 24;
/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// The view for people: what was found, the lines that take part, what to write instead.
pub fn human(reports: &[Report<'_>], style: Style) -> String {
    draw(reports, style, DisplayStyle::Rich, |sources, diagnostic| {
        // A path that cannot be read has no lines.
        let is_only_path = diagnostic.primary.text.is_empty()
            && diagnostic.secondary.is_empty()
            && sources.file(diagnostic.primary.span.file).text().is_empty();
        let excerpts = Excerpts(if is_only_path { Vec::new() } else { excerpts(sources, diagnostic) });
        let width = style.width.saturating_sub(excerpts.gutter());
        let drawn = head(diagnostic, message(diagnostic, style.width))
            .with_labels(excerpts.labels(|excerpt, mark| labels(excerpt, mark, width)))
            .with_notes(Notes { sources, style, width }.of(diagnostic));
        (excerpts, drawn)
    })
}

/// The short view: ``platform.ecs:31:19: error[E0307]: `param.certificate` may be absent here``.
pub fn short(reports: &[Report<'_>], style: Style) -> String {
    draw(reports, style, DisplayStyle::Short, |sources, diagnostic| {
        let excerpts = Excerpts(vec![Excerpt::without_lines(sources, diagnostic)]);
        let only = diagnostic.environment_note().map(|note| format!(" ({note})")).unwrap_or_default();
        let drawn = head(diagnostic, clean(&diagnostic.message).replace('\n', " ") + &only)
            .with_labels(excerpts.labels(|excerpt, mark| vec![label(excerpt, true, mark.range.clone(), "")]));
        (excerpts, drawn)
    })
}

fn draw<'a>(
    reports: &[Report<'a>],
    style: Style,
    display_style: DisplayStyle,
    view: impl Fn(&'a Sources, &'a Diagnostic) -> (Excerpts<'a>, codespan::Diagnostic<FileId>),
) -> String {
    let chars = if style.unicode { Chars::box_drawing() } else { Chars::ascii() };
    // Excerpts have the line before a label only where it shall be shown.
    let config = Config { display_style, tab_width: TAB, chars, before_label_lines: 1, ..Config::default() };
    let mut out = buffer(style);
    for report in reports {
        for diagnostic in report.diagnostics {
            let (excerpts, drawn) = view(report.sources, diagnostic);
            // Writing into memory does not fail, and the excerpts have each line that a label stands on.
            let _ = emit_to_write_style(&mut out, &config, &excerpts, &drawn);
        }
    }
    String::from_utf8_lossy(out.as_slice()).into_owned()
}

fn buffer(style: Style) -> Buffer {
    if style.color { Buffer::ansi() } else { Buffer::no_color() }
}

fn head(diagnostic: &Diagnostic, message: String) -> codespan::Diagnostic<FileId> {
    let severity = match diagnostic.severity() {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    codespan::Diagnostic::new(severity).with_code(diagnostic.code.id).with_message(message)
}

/// The message, its lines set below one another behind `error[E0307]: `.
fn message(diagnostic: &Diagnostic, width: usize) -> String {
    let indent = diagnostic.severity().word().len() + diagnostic.code.id.len() + "[]: ".len();
    let lines = wrap(&clean(&diagnostic.message), width.saturating_sub(indent).max(MIN_WIDTH));
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// A label; if its text does not fit behind what it marks, several at the same position, which are drawn one below the other.
fn labels(excerpt: &Excerpt<'_>, mark: &Mark<'_>, width: usize) -> Vec<codespan::Label<FileId>> {
    let text = mark.text.replace('\n', " ");
    let line = excerpt.line_range(excerpt.line(mark.range.start)).unwrap_or_default();
    let columns = |end| columns(excerpt.text.get(line.start..end).unwrap_or_default());
    let is_one_line = mark.range.end <= line.end;
    if !is_one_line || columns(mark.range.end) + 1 + text.width() <= width {
        return vec![label(excerpt, mark.primary, mark.range.clone(), &text)];
    }
    // codespan-reporting breaks no text. But it draws several labels at one position below each
    // other, so each line of the text becomes a label of its own.
    let mut lines = lines_below(&text, width.saturating_sub(columns(mark.range.start)), mark.range.len());
    if lines.len() == 1 {
        // The text of one label is drawn behind what it marks, that of two below.
        lines.push(String::new());
    }
    // Of labels that begin together the longer one is drawn first.
    let end = |at| mark.range.end.saturating_sub(at).max(mark.range.start);
    let labels = lines.iter().enumerate();
    labels.map(|(at, text)| label(excerpt, mark.primary, mark.range.start..end(at), text)).collect()
}

/// The lines of a label's text, no more than there are ranges of different lengths for.
fn lines_below(text: &str, width: usize, bytes: usize) -> Vec<String> {
    // A range of n bytes can be shortened n times, so there can be no more labels than that. With
    // wider lines there are fewer, and at some width they are few enough.
    let widths = (width.max(MIN_WIDTH)..).step_by(8);
    widths.map(|width| wrap(text, width)).find(|lines| lines.len() <= bytes.max(1) + 1).unwrap_or_default()
}

fn label(excerpt: &Excerpt<'_>, primary: bool, range: Range<usize>, text: &str) -> codespan::Label<FileId> {
    let style = if primary { LabelStyle::Primary } else { LabelStyle::Secondary };
    codespan::Label::new(style, excerpt.id, range).with_message(text)
}

/// How many columns the beginning of a line takes.
fn columns(text: &str) -> usize {
    text.chars().fold(0, |column, c| match c {
        '\t' => column + TAB - column % TAB,
        c => column + c.width().unwrap_or(0),
    })
}

/// What stands below the lines of the source.
struct Notes<'a> {
    sources: &'a Sources,
    style: Style,
    /// The columns behind the gutter.
    width: usize,
}

impl Notes<'_> {
    fn of(&self, diagnostic: &Diagnostic) -> Vec<String> {
        let mut notes = Vec::new();
        let mut help = diagnostic.help.as_deref();
        for fix in diagnostic.fixes.iter().take(MAX_FIXES) {
            // The help speaks of the first fix.
            let mut note = vec![self.note("help", help.take().unwrap_or(&fix.title))];
            note.extend(self.changes(fix, diagnostic.primary.span.file));
            notes.push(note.join("\n"));
        }
        notes.extend(help.map(|help| self.note("help", help)));
        notes.extend(super::notes(diagnostic).map(|note| self.note("note", &note)));
        notes.push(self.note("more", &explain(diagnostic)));
        notes
    }

    /// `help: ...`, with the following lines set below the text.
    fn note(&self, word: &str, text: &str) -> String {
        let indent = word.len() + ": ".len();
        let lines = wrap(&clean(text), self.width.saturating_sub(indent).max(MIN_WIDTH));
        let lines = lines.join(&format!("\n{}", " ".repeat(indent)));
        format!("{} {lines}", self.painted(Color::Cyan, &format!("{word}:")))
    }

    /// The lines that a fix changes, as a small diff. Its files are named but for `file`.
    fn changes(&self, fix: &Fix, mut file: FileId) -> Vec<String> {
        let changes = preview(self.sources, fix);
        let mut lines = Vec::new();
        for change in changes.iter().take(MAX_CHANGES) {
            if change.file != file {
                file = change.file;
                lines.push(format!("      in {}:", clean(self.sources.file(file).name())));
            }
            lines.push(self.change(change));
        }
        if changes.len() > MAX_CHANGES {
            lines.push(format!("      and {} more lines", changes.len() - MAX_CHANGES));
        }
        lines
    }

    fn change(&self, change: &Change) -> String {
        let text = clean(change.text.trim_end()).replace('\t', &" ".repeat(TAB));
        // A minified file has one line, of which a fix would show all.
        let shown: String = text.chars().take(self.style.width.saturating_mul(2)).collect();
        let rest = if shown.len() < text.len() { " ..." } else { "" };
        let line = format!("{} {shown}{rest}", change.sign);
        let color = if change.sign == '+' { Color::Green } else { Color::Red };
        format!("{:>4} {}", change.number, self.painted(color, line.trim_end()))
    }

    fn painted(&self, color: Color, text: &str) -> String {
        let mut out = buffer(self.style);
        // Writing into memory does not fail.
        let _ = out.set_color(ColorSpec::new().set_fg(Some(color)));
        let _ = out.write_all(text.as_bytes());
        let _ = out.reset();
        String::from_utf8_lossy(out.as_slice()).into_owned()
    }
}

/// The files of one diagnostic, as far as they are shown.
struct Excerpts<'a>(Vec<Excerpt<'a>>);

impl Excerpts<'_> {
    /// The columns in front of a line of source: `31 │ `.
    fn gutter(&self) -> usize {
        let last = self.0.iter().map(Excerpt::last_line).max();
        last.unwrap_or(1).to_string().len() + " │ ".width()
    }

    fn labels(
        &self,
        each: impl Fn(&Excerpt<'_>, &Mark<'_>) -> Vec<codespan::Label<FileId>>,
    ) -> Vec<codespan::Label<FileId>> {
        let each = &each;
        let labels =
            self.0.iter().flat_map(|excerpt| excerpt.marks.iter().flat_map(move |mark| each(excerpt, mark)));
        labels.collect()
    }

    fn file(&self, id: FileId) -> Result<&Excerpt<'_>, Error> {
        self.0.iter().find(|excerpt| excerpt.id == id).ok_or(Error::FileMissing)
    }
}

impl<'f> Files<'f> for Excerpts<'_> {
    type FileId = FileId;
    type Name = Cow<'f, str>;
    type Source = &'f str;

    fn name(&'f self, id: FileId) -> Result<Self::Name, Error> {
        Ok(self.file(id)?.name())
    }

    fn source(&'f self, id: FileId) -> Result<&'f str, Error> {
        Ok(&self.file(id)?.text)
    }

    fn line_index(&'f self, id: FileId, byte: usize) -> Result<usize, Error> {
        Ok(self.file(id)?.line(byte))
    }

    fn line_range(&'f self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        let file = self.file(id)?;
        file.line_range(line).ok_or_else(|| Error::LineTooLarge { given: line, max: file.last_line() - 1 })
    }

    fn location(&'f self, id: FileId, byte: usize) -> Result<Location, Error> {
        // Only the positions of labels are asked for. They count the whole line, of which an excerpt may lack parts.
        let mark = self.file(id)?.marks.iter().find(|mark| mark.range.start == byte);
        let at = mark.ok_or(Error::InvalidCharBoundary { given: byte })?.position;
        Ok(Location { line_number: at.line, column_number: at.column })
    }
}
