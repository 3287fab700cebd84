//! The views for people: the human one, drawn, and the accessible one, narrated. The only file that knows miette.

use std::fmt::{self, Write};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    NarratableReportHandler, SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use unicode_width::UnicodeWidthStr;

use super::preview::{Change, preview};
use super::snippet::{Mark, Place, Snippet, disjoint, snippets};
use super::{Report, Style, clean, explain, labels, wrap};
use crate::diagnostics::{Diagnostic, Label, Severity};
use crate::source::{FileId, Sources};

/// No more changed lines are shown of one fix.
const MAX_CHANGES: usize = 8;
/// No more fixes are shown of one diagnostic.
const MAX_FIXES: usize = 3;
/// A label's text is not broken into lines narrower than this.
const NARROWEST_LABEL: usize = 24;

/// The view for people: what was found, the lines that take part, what to write instead.
pub fn human(reports: &[Report<'_>], style: Style) -> String {
    each(reports, |sources, diagnostic, out| Painter::new(sources, diagnostic, style).paint(out))
}

/// The view for screen readers: the same in words.
pub fn accessible(reports: &[Report<'_>]) -> String {
    each(reports, narrate)
}

fn each(reports: &[Report<'_>], view: impl Fn(&Sources, &Diagnostic, &mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    for report in reports {
        for diagnostic in report.diagnostics {
            if !out.is_empty() {
                out.push('\n');
            }
            // Writing into a string does not fail.
            let _ = view(report.sources, diagnostic, &mut out);
        }
    }
    out
}

/// Draws one diagnostic.
struct Painter<'a> {
    sources: &'a Sources,
    diagnostic: &'a Diagnostic,
    style: Style,
    characters: ThemeCharacters,
    styles: ThemeStyles,
}

impl<'a> Painter<'a> {
    fn new(sources: &'a Sources, diagnostic: &'a Diagnostic, style: Style) -> Self {
        let characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let mut styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        if diagnostic.severity() == Severity::Warning {
            styles.error = styles.warning;
        }
        if style.color {
            styles.error = styles.error.bold();
        }
        Self { sources, diagnostic, style, characters, styles }
    }

    fn paint(&self, out: &mut String) -> fmt::Result {
        let (diagnostic, severity) = (self.diagnostic, self.styles.error);
        let kind = format!("{}[{}]", diagnostic.severity().word(), diagnostic.code.id);
        let message = clean(&diagnostic.message);
        writeln!(out, "{}: {}", severity.style(kind), severity.remove_fg().style(message))?;
        self.paint_box(out)?;
        self.paint_fixes(out)?;
        for note in &diagnostic.notes {
            self.paint_text("note", note, out)?;
        }
        self.paint_text("more", &explain(diagnostic), out)
    }

    /// One box for all lines that take part, whatever their file: the primary label's file first.
    fn paint_box(&self, out: &mut String) -> fmt::Result {
        let files: Vec<(FileId, Vec<Snippet>)> = by_file(self.diagnostic)
            .into_iter()
            .map(|(file, labels)| (file, snippets(self.sources.file(file), &labels)))
            .collect();
        let numbers = files.iter().flat_map(|(_, snippets)| snippets).map(|s| s.first + s.lines.len());
        let width = numbers.max().unwrap_or(0).to_string().len();
        let indent = " ".repeat(width + 1);
        let bar = self.characters.hbar;
        for (at, (file, snippets)) in files.iter().enumerate() {
            let corner = if at == 0 { self.characters.ltop } else { self.characters.lcross };
            let place = self.styles.link.style(self.place(*file));
            writeln!(out, "{indent}{corner}{bar}[{place}]")?;
            for (at, snippet) in snippets.iter().enumerate() {
                if at > 0 {
                    writeln!(out, "{indent}{}", if self.style.unicode { '⋮' } else { ':' })?;
                }
                self.paint_snippet(snippet, width, out)?;
            }
        }
        writeln!(out, "{indent}{}{}", self.characters.lbot, bar.to_string().repeat(4))
    }

    /// Where the diagnostic is in a file: its primary label, in another file its first one there.
    fn place(&self, file: FileId) -> String {
        let first = labels(self.diagnostic).find(|(label, _)| label.span.file == file);
        let start = first.map(|(label, _)| self.sources.start(label.span));
        let name = clean(self.sources.file(file).name());
        start.map_or_else(|| name.to_string(), |at| format!("{name}:{}:{}", at.line, at.column))
    }

    fn paint_snippet(&self, snippet: &Snippet, width: usize, out: &mut String) -> fmt::Result {
        let mut document = Document::new(snippet.first, snippet.lines.iter().map(|line| line.text.as_str()));
        let mut highlights = Vec::new();
        for mut mark in disjoint(&snippet.marks) {
            highlights.push(if mark.primary { self.styles.error } else { self.styles.advice });
            mark.text = self.fit_label(snippet, &mark, width);
            document.add(&mark, |place| place.byte);
        }
        let styles = ThemeStyles { highlights, ..self.styles.clone() };
        let theme = GraphicalTheme { characters: self.characters.clone(), styles };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_context_lines(0)
            .with_links(false)
            .without_cause_chain()
            .without_syntax_highlighting();
        let mut drawn = String::new();
        handler.render_report(&mut drawn, &document)?;
        // Of miette's box only the inner lines are used: between its head and its foot. They begin with a blank, then
        // the number; ours are aligned over all snippets.
        let head = |line: &&str| !line.trim_start().starts_with(self.characters.ltop);
        let lines: Vec<&str> = drawn.lines().skip_while(head).skip(1).collect();
        let own_width = (snippet.first + snippet.lines.len()).to_string().len();
        let margin = " ".repeat(width - own_width);
        for line in lines.iter().take(lines.len().saturating_sub(1)) {
            writeln!(out, "{margin}{}", line.strip_prefix(' ').unwrap_or(line).trim_end())?;
        }
        Ok(())
    }

    /// Breaks a label's text where the terminal ends.
    fn fit_label(&self, snippet: &Snippet, mark: &Mark, width: usize) -> String {
        let line = snippet.lines.get(mark.end.line).map_or("", |line| &line.text);
        let columns = |place: Place| line.get(..place.byte).map_or(0, str::width);
        let middle = if mark.start.line == mark.end.line {
            usize::midpoint(columns(mark.start), columns(mark.end))
        } else {
            4
        };
        let room = self.style.width.saturating_sub(width + 3 + middle + 4);
        if room < NARROWEST_LABEL { mark.text.clone() } else { wrap(&mark.text, room).join("\n") }
    }

    /// The help and what the fixes would change.
    fn paint_fixes(&self, out: &mut String) -> fmt::Result {
        let diagnostic = self.diagnostic;
        if let Some(help) = &diagnostic.help {
            self.paint_text("help", help, out)?;
        }
        for (at, fix) in diagnostic.fixes.iter().take(MAX_FIXES).enumerate() {
            // The help speaks of the first fix.
            if at > 0 || diagnostic.help.is_none() {
                self.paint_text("help", &fix.title, out)?;
            }
            let changes = preview(self.sources, fix);
            let mut file = diagnostic.primary.span.file;
            for change in changes.iter().take(MAX_CHANGES) {
                if change.file != file {
                    file = change.file;
                    writeln!(out, "        in {}:", clean(self.sources.file(file).name()))?;
                }
                self.paint_change(change, out)?;
            }
            if changes.len() > MAX_CHANGES {
                writeln!(out, "        and {} more lines", changes.len() - MAX_CHANGES)?;
            }
        }
        Ok(())
    }

    fn paint_change(&self, change: &Change, out: &mut String) -> fmt::Result {
        let text = clean(change.text.trim_end()).replace('\t', "    ");
        let most = self.style.width.saturating_mul(2);
        let shown: String = text.chars().take(most).collect();
        let rest = if shown.len() < text.len() { " …" } else { "" };
        let line = format!("{} {shown}{rest}", change.sign);
        let green = self.styles.highlights.last().copied().unwrap_or(self.styles.help);
        let style = if change.sign == '+' { green } else { self.styles.error };
        writeln!(out, "{:>5} {}", change.number, style.style(line.trim_end()))
    }

    /// `  help: ...`, with the following lines set below the text.
    fn paint_text(&self, label: &str, text: &str, out: &mut String) -> fmt::Result {
        let lines = wrap(&clean(text), self.style.width.saturating_sub(8).max(NARROWEST_LABEL));
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                writeln!(out, "  {} {line}", self.styles.help.style(format!("{label}:")))?;
            } else {
                writeln!(out, "{}", format!("        {line}").trim_end())?;
            }
        }
        Ok(())
    }
}

/// Tells one diagnostic in words.
fn narrate(sources: &Sources, diagnostic: &Diagnostic, out: &mut String) -> fmt::Result {
    let (word, code) = (diagnostic.severity().word(), diagnostic.code.id);
    writeln!(out, "{word} {code}: {}", clean(&diagnostic.message))?;
    for (id, labels) in by_file(diagnostic) {
        let file = sources.file(id);
        let name = clean(file.name());
        if id == diagnostic.primary.span.file {
            let start = sources.start(diagnostic.primary.span);
            writeln!(out, "    in {name}, line {}, column {}", start.line, start.column)?;
        } else {
            writeln!(out, "    also in {name}")?;
        }
        for snippet in snippets(file, &labels) {
            narrate_snippet(&snippet, out)?;
        }
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "help: {}", clean(help))?;
    }
    for fix in &diagnostic.fixes {
        writeln!(out, "fix: {}", clean(&fix.title))?;
        for change in preview(sources, fix) {
            let verb = if change.sign == '+' { "write" } else { "remove" };
            let text = clean(change.text.trim());
            let text = if text.is_empty() { "an empty line" } else { &*text };
            writeln!(out, "    at line {} {verb}: {text}", change.number)?;
        }
    }
    for note in &diagnostic.notes {
        writeln!(out, "note: {}", clean(note))?;
    }
    writeln!(out, "more: {}", explain(diagnostic))
}

/// miette narrates columns of the screen, we count characters: it is given lines of `x`, one for each character, and
/// what it says about them is told with the real lines.
fn narrate_snippet(snippet: &Snippet, out: &mut String) -> fmt::Result {
    let places = || snippet.marks.iter().flat_map(|mark| [mark.start, mark.end]);
    let longest = |line| places().filter(|place| place.line == line).map(|place| place.column).max();
    let lines: Vec<String> =
        (0..snippet.lines.len()).map(|line| "x".repeat(longest(line).unwrap_or(0))).collect();
    let mut document = Document::new(snippet.first, lines.iter().map(String::as_str));
    for mark in &snippet.marks {
        document.add(mark, |place| place.column);
    }
    let mut told = String::new();
    NarratableReportHandler::new()
        .with_context_lines(0)
        .without_cause_chain()
        .render_report(&mut told, &document)?;
    let mut lines = snippet.lines.iter();
    for line in told.lines() {
        if let Some((number, _)) = line.strip_prefix("snippet line ").and_then(|line| line.split_once(": ")) {
            writeln!(out, "line {number}: {}", lines.next().map_or("", |line| &line.text))?;
        } else if line.starts_with("    label") {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The labels by file, the primary one's file first, the others as they come.
fn by_file(diagnostic: &Diagnostic) -> Vec<(FileId, Vec<(&Label, bool)>)> {
    let mut files: Vec<(FileId, Vec<(&Label, bool)>)> = Vec::new();
    for (label, primary) in labels(diagnostic) {
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, labels)) => labels.push((label, primary)),
            None => files.push((label.span.file, vec![(label, primary)])),
        }
    }
    files
}

/// A snippet as miette sees it: a text of its own, each line ended, so that a label at the end of the file has a place.
#[derive(Debug)]
struct Document {
    text: String,
    starts: Vec<usize>,
    first: usize,
    labels: Vec<LabeledSpan>,
}

impl Document {
    fn new<'a>(first: usize, lines: impl Iterator<Item = &'a str>) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for line in lines {
            starts.push(text.len());
            text.push_str(line);
            text.push('\n');
        }
        Self { text, starts, first, labels: Vec::new() }
    }

    /// Adds a label; `column` says how places of this document are counted.
    fn add(&mut self, mark: &Mark, column: impl Fn(Place) -> usize) {
        let offset = |place: Place| self.starts.get(place.line).copied().unwrap_or(0) + column(place);
        let (start, end) = (offset(mark.start), offset(mark.end));
        let text = (!mark.text.is_empty()).then(|| mark.text.clone());
        self.labels.push(LabeledSpan::new(text, start, end.saturating_sub(start)));
    }
}

impl SourceCode for Document {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let all = SourceSpan::from((0, self.text.len()));
        let lines = self.starts.len();
        Ok(Box::new(MietteSpanContents::new(self.text.as_bytes(), all, self.first, 0, lines)))
    }
}

impl fmt::Display for Document {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The message is written by the view.
        Ok(())
    }
}

impl std::error::Error for Document {}

impl miette::Diagnostic for Document {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
