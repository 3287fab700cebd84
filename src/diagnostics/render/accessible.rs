//! The view for screen readers: everything in words. The only file that knows miette.

use std::fmt::{self, Write};

use miette::{
    LabeledSpan, MietteError, MietteSpanContents, NarratableReportHandler, SourceCode, SourceSpan,
    SpanContents,
};

use super::excerpt::{Excerpt, excerpts};
use super::preview::preview;
use super::{Report, clean, explain, notes};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Sources;

/// The view for screen readers: what the human view shows, in words.
pub fn accessible(reports: &[Report<'_>]) -> String {
    let mut out = String::new();
    for report in reports {
        for diagnostic in report.diagnostics {
            if !out.is_empty() {
                out.push('\n');
            }
            // Writing into a string does not fail.
            let _ = narrate(report.sources, diagnostic, &mut out);
        }
    }
    out
}

fn narrate(sources: &Sources, diagnostic: &Diagnostic, out: &mut String) -> fmt::Result {
    // miette expands tabs to columns, and a person who listens counts characters.
    let mut excerpts = excerpts(sources, diagnostic).into_iter().map(Excerpt::without_tabs);
    let Some(excerpt) = excerpts.next() else { return Ok(()) };
    // miette counts the columns of the screen on the shown part of a line, all other views characters of the whole line.
    let at = sources.start(diagnostic.primary.span);
    let (message, name) = (clean(&diagnostic.message), excerpt.name());
    let message = format!("{message}\n    in {name}, line {}, column {}", at.line, at.column);
    let elsewhere = excerpts.map(Narration::elsewhere).collect();
    let narration = Narration { message, diagnostic: Some(diagnostic), excerpt, elsewhere };
    NarratableReportHandler::new()
        .with_context_lines(0)
        .with_footer(rest(sources, diagnostic)?)
        .render_report(out, &narration)
}

/// What a report of miette has no place for: the lines that fixes change, notes, the command that tells more.
fn rest(sources: &Sources, diagnostic: &Diagnostic) -> Result<String, fmt::Error> {
    let mut out = String::new();
    for fix in &diagnostic.fixes {
        writeln!(out, "fix: {}", clean(&fix.title))?;
        for change in preview(sources, fix) {
            let verb = if change.sign == '+' { "write" } else { "remove" };
            let text = clean(change.text.trim());
            let text = if text.is_empty() { "an empty line" } else { &*text };
            writeln!(out, "    at line {} {verb}: {text}", change.number)?;
        }
    }
    for note in notes(diagnostic) {
        writeln!(out, "note: {}", clean(&note))?;
    }
    write!(out, "more: {}", explain(diagnostic))?;
    Ok(out)
}

/// A diagnostic as miette sees it: what is said of one file, and of the others as related diagnostics.
#[derive(Debug)]
struct Narration<'a> {
    message: String,
    /// What it tells of, unless it adds to another one.
    diagnostic: Option<&'a Diagnostic>,
    excerpt: Excerpt<'a>,
    elsewhere: Vec<Narration<'a>>,
}

impl<'a> Narration<'a> {
    fn elsewhere(excerpt: Excerpt<'a>) -> Self {
        let message = format!("see {} as well", excerpt.name());
        Self { message, diagnostic: None, excerpt, elsewhere: Vec::new() }
    }
}

impl fmt::Display for Narration<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Narration<'_> {}

impl miette::Diagnostic for Narration<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(self.diagnostic?.code.id))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.map(Diagnostic::severity) {
            Some(Severity::Error) => miette::Severity::Error,
            Some(Severity::Warning) => miette::Severity::Warning,
            None => miette::Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(clean(self.diagnostic?.help.as_deref()?)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.marks.iter().map(|mark| {
            let text = (!mark.text.is_empty()).then(|| mark.text.clone().into_owned());
            LabeledSpan::new(text, mark.range.start, mark.range.len())
        })))
    }

    fn related(&self) -> Option<Box<dyn Iterator<Item = &dyn miette::Diagnostic> + '_>> {
        let related = self.elsewhere.iter().map(|narration| narration as &dyn miette::Diagnostic);
        (!self.elsewhere.is_empty()).then(|| Box::new(related) as Box<dyn Iterator<Item = _>>)
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let (first, last) = (self.line(span.offset()), self.line(span.offset() + span.len()));
        let line = |index| self.line_range(index).ok_or(MietteError::OutOfBounds);
        // The newline at the end of the last line is left out: miette would take it for the end of the file.
        let range = line(first)?.start..line(last)?.end.saturating_sub(1);
        let text = self.text.get(range.clone()).ok_or(MietteError::OutOfBounds)?;
        let (name, lines) = (self.name().into_owned(), last - first + 1);
        Ok(Box::new(MietteSpanContents::new_named(name, text.as_bytes(), range.into(), first, 0, lines)))
    }
}
