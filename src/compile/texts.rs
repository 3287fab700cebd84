//! The texts of an input become sources: those of the program, and those with values from outside.

use std::collections::BTreeSet;

use super::{SourceText, Variables};
use crate::check::{self, Given, Origin};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::syntax::foreign_equals;
use crate::diagnostics::catalog::syntax::invalid_utf8::invalid_utf8;
use crate::source::{FileId, Sources, Span, Spanned};
use crate::syntax::{self, ast};

/// How many bytes U+FFFD has in UTF-8.
const REPLACEMENT: u32 = 3;

/// Adds a file; if it is not UTF-8, that is a diagnostic, and what could be read is compiled.
pub(super) fn add(file: SourceText, sources: &mut Sources, sink: &mut Sink) -> FileId {
    let id = sources.add(file.name, file.text);
    if let Some(at) = file.not_utf8 {
        sink.push(invalid_utf8(Span::new(id, at, at + REPLACEMENT)));
    }
    id
}

/// A source with values from outside.
#[derive(Debug, Clone)]
pub(super) struct ValueSource {
    file: FileId,
    origin: Origin,
    /// The name of the value that the whole source is; none of a file, whose lines have names.
    name: Option<String>,
}

/// Adds the sources with values from outside. Files come first: an editor counts them with those of the program.
pub(super) fn add_values(raw: Variables, sources: &mut Sources, sink: &mut Sink) -> Vec<ValueSource> {
    let mut found: Vec<ValueSource> =
        raw.files.into_iter().map(|file| value_file(add(file, sources, sink))).collect();
    let options = raw.options.into_iter().map(|(name, text)| (Origin::Option, name, text));
    let environment = raw.environment.into_iter().map(|(name, text)| (Origin::Environment, name, text));
    for (origin, name, text) in options.chain(environment) {
        let shown = origin.source_name(&name).unwrap_or_default();
        found.push(ValueSource { file: sources.add_option(shown, text), origin, name: Some(name) });
    }
    found
}

/// A file with values from outside.
pub(super) fn value_file(file: FileId) -> ValueSource {
    ValueSource { file, origin: Origin::File, name: None }
}

/// Reads the values from outside.
pub(super) fn values(list: &[ValueSource], sources: &Sources, sink: &mut Sink) -> check::Variables {
    let (mut given, mut unread) = (Vec::new(), BTreeSet::new());
    for &ValueSource { file, origin, ref name } in list {
        match name {
            Some(name) => {
                let value = alone(sources, file);
                given.push(Given { name: Spanned::new(name.clone(), value.span), value, origin });
            }
            None => {
                // A sink of its own, because each diagnostic tells which line could not be read:
                // the words of that line may be the names of values that then seem to be missing.
                let mut found = Sink::default();
                let lines = syntax::parse_variables(sources, file, &mut found);
                given.extend(lines.into_iter().map(|line| Given {
                    name: line.key,
                    value: line.value,
                    origin,
                }));
                sink.omit(found.omitted());
                for diagnostic in found.into_sorted() {
                    unread.extend(words(sources, diagnostic.primary.span));
                    sink.push(diagnostic);
                }
            }
        }
    }
    check::Variables::new(given, unread)
}

/// The value that a source is by itself, over all of its text. What cannot be read may be a string, which needs no quotes there.
fn alone(sources: &Sources, file: FileId) -> ast::Expr {
    let text = sources.file(file).text();
    let span = Span::from_range(file, 0..text.len());
    let mut sink = Sink::default();
    let value = syntax::parse_expression(sources, file, &mut sink);
    // The `:` of JSON is all that tells its objects from maps.
    let is_read = sink.diagnostics().iter().all(|found| *found.code == foreign_equals::CODE);
    // `3 instances` begins with a number and is a string as a whole.
    let is_whole = value.span.range() == (text.len() - text.trim_start().len()..text.trim_end().len());
    let kind = if is_read && is_whole { value.kind } else { ast::ExprKind::Error };
    ast::Expr { kind, span }
}

/// The words of the line at a place.
fn words(sources: &Sources, span: Span) -> Vec<String> {
    let file = sources.file(span.file);
    let line = file.index().line_range(file.index().line(span.start)).unwrap_or_default();
    let text = file.text().get(line.start as usize..line.end as usize).unwrap_or_default();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.map(ToOwned::to_owned).collect()
}
