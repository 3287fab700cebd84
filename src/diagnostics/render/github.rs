//! The view for GitHub: workflow commands, which annotate the lines of a change.

use std::fmt::Write;

use super::{Report, prose};
use crate::diagnostics::{Diagnostic, Omitted, figure};
use crate::source::{Sources, Span};

/// `::error file=web.ecs,line=12,endLine=12,col=3,endColumn=11,title=E0203 unknown attribute::...`, a line each.
/// A last line says how many were `omitted`.
pub fn github(reports: &[Report<'_>], omitted: Omitted) -> String {
    let mut out = String::new();
    for report in reports {
        for diagnostic in report.diagnostics {
            // Writing into a string does not fail.
            let _ = command(report.sources, diagnostic, &mut out);
        }
    }
    if omitted.total() > 0 {
        let _ = writeln!(out, "::warning::{} more diagnostics are not listed", figure(omitted.total()));
    }
    out
}

fn command(sources: &Sources, diagnostic: &Diagnostic, out: &mut String) -> std::fmt::Result {
    write!(out, "::{} ", diagnostic.severity().word())?;
    if let Some(label) = diagnostic.label_in_file(sources) {
        place(sources, label.span, out)?;
    }
    let title = format!("{} {}", diagnostic.code.id, diagnostic.code.title);
    writeln!(out, "title={}::{}", property(&title), data(&prose(diagnostic)))
}

fn place(sources: &Sources, span: Span, out: &mut String) -> std::fmt::Result {
    let (start, end) = (sources.start(span), sources.end(span));
    let file = property(sources.file(span.file).name());
    write!(out, "file={file},line={},endLine={},col={},", start.line, end.line, start.column)?;
    // Columns of two lines cannot be a range: GitHub refuses an end column then.
    if start.line == end.line {
        write!(out, "endColumn={},", end.column)?;
    }
    Ok(())
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
