//! The view for programs: one JSON object with everything that there is to say.

use serde::Serialize;

use super::{Report, explain, labels};
use crate::diagnostics::{Diagnostic, Edit, Fix, Omitted, Severity};
use crate::source::{Sources, Span};

/// One object on one line, also when there is nothing to say. It counts what was `omitted`, too.
pub fn json(reports: &[Report<'_>], omitted: Omitted) -> String {
    let diagnostics: Vec<Entry<'_>> = reports
        .iter()
        .flat_map(|report| report.diagnostics.iter().map(|diagnostic| entry(report.sources, diagnostic)))
        .collect();
    let count = |severity: Severity| {
        reports.iter().flat_map(|report| report.diagnostics).filter(|d| d.severity() == severity).count()
    };
    let view = View {
        diagnostics,
        errors: count(Severity::Error) + omitted.errors,
        warnings: count(Severity::Warning) + omitted.warnings,
        omitted: omitted.total(),
    };
    // Strings, numbers and lists: nothing that JSON cannot say.
    let mut text = serde_json::to_string(&view).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct View<'a> {
    diagnostics: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    /// How many of them are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<Mark<'a>>,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
    /// The environments in which it occurs, unless it occurs in all.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    environments: &'a [String],
    docs: String,
    fixes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Mark<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
    primary: bool,
}

#[derive(Serialize)]
struct Change<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    offset: u32,
}

fn entry<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Entry<'a> {
    Entry {
        code: diagnostic.code.id,
        severity: diagnostic.severity().word(),
        title: diagnostic.code.title,
        message: &diagnostic.message,
        place: place(sources, diagnostic.primary.span),
        labels: labels(diagnostic)
            .map(|(label, primary)| Mark { place: place(sources, label.span), message: &label.text, primary })
            .collect(),
        help: diagnostic.help.as_deref(),
        notes: &diagnostic.notes,
        environments: &diagnostic.environments,
        docs: explain(diagnostic),
        fixes: diagnostic.fixes.iter().map(|fix| change(sources, fix)).collect(),
    }
}

fn change<'a>(sources: &'a Sources, fix: &'a Fix) -> Change<'a> {
    let replacement = |edit: &'a Edit| Replacement { place: place(sources, edit.span), text: &edit.text };
    Change {
        title: &fix.title,
        applicability: fix.applicability.word(),
        edits: fix.edits.iter().map(replacement).collect(),
    }
}

fn place(sources: &Sources, span: Span) -> Place<'_> {
    let position = |offset: u32| {
        let at = sources.line_column(span.file, offset);
        Position { line: at.line, column: at.column, offset }
    };
    Place { file: sources.file(span.file).name(), start: position(span.start), end: position(span.end) }
}
