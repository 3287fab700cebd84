//! Text becomes a tree; this never fails. The only place that knows pest.

pub mod ast;

mod build;
mod given;
mod grammar;
mod node;
#[cfg(test)]
mod outline;
mod parallel;
mod scan;
#[cfg(test)]
mod tests;

pub use given::{computed, computed_part};
pub use node::Node;
pub(crate) use scan::MAX_DEPTH;

use crate::diagnostics::{Sink, hidden};
use crate::source::{FileId, Sources, Span};

/// Parses a file of the program. Whatever the text, there is a tree; what is wrong with it goes to the sink.
pub fn parse(sources: &Sources, file: FileId, sink: &mut Sink) -> ast::File {
    parse_by(sources, file, sink, |source, scan| parallel::part(source, file, scan))
}

fn parse_by(
    sources: &Sources,
    file: FileId,
    sink: &mut Sink,
    part: impl FnOnce(&str, &scan::Scan<'_>) -> build::Part,
) -> ast::File {
    let source = sources.file(file);
    let mut found = Sink::default();
    let scan = scan::scan(source.text(), scan::Form::Program, file, &mut found);
    let part = part(source.text(), &scan);
    let mut tree = build::assembled(source.text(), file, scan, part, &mut found);
    sink.omit(found.omitted());
    let (shown, lost) = hidden::on_lines(found.into_sorted(), source.index());
    for diagnostic in shown {
        sink.push(diagnostic);
    }
    sink.hide_from_now(&lost);
    tree.lost = lost;
    tree
}

/// Parses the value of `--var name=...`: one expression, alone in its source.
pub fn parse_expression(sources: &Sources, file: FileId, sink: &mut Sink) -> ast::Expr {
    build::expression(sources.file(file).text(), file, sink)
}

/// Parses a value in a file of another format, such as `ecsc.toml`: one expression, alone in a part of a source.
pub fn parse_part(sources: &Sources, part: Span, sink: &mut Sink) -> ast::Expr {
    let text = sources.file(part.file).text();
    let text = text.get(..part.range().end).unwrap_or(text);
    // What stands before the part becomes spaces, so that each span is that of the file.
    let before = " ".repeat(part.range().start.min(text.len()));
    let text = [&before, text.get(part.range().start..).unwrap_or_default()].concat();
    build::expression(&text, part.file, sink)
}

/// Parses an `.ecsvars` file: lines of `name = value`. What would have to be computed is reported, and not a value.
pub fn parse_variables(sources: &Sources, file: FileId, sink: &mut Sink) -> Vec<ast::Attribute> {
    let text = sources.file(file).text();
    let mut found = Sink::default();
    let mut lines = build::variables(text, file, &mut found);
    given::check(text, &mut lines, found, sink);
    lines
}
