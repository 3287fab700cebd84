//! The texts of an input become sources: those of the program, and those with values from outside.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Configured, ConfiguredValue, SourceText, Variables};
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
    holds: Holds,
    /// Whether a name that the program does not declare is reported.
    names_are_checked: bool,
}

/// How a source holds values.
#[derive(Debug, Clone)]
enum Holds {
    /// It is the value of this name.
    One(String),
    /// Its lines are names and values.
    Lines,
    /// These parts of it are values.
    Parts(Vec<ConfiguredValue>),
    /// Its values are those of another environment.
    Nothing,
}

/// Adds the sources with values from outside. Files come first: an editor counts them with those of the program.
pub(super) fn add_values(raw: Variables, sources: &mut Sources, sink: &mut Sink) -> Vec<ValueSource> {
    let mut found: Vec<ValueSource> =
        raw.files.into_iter().map(|file| value_file(add(file, sources, sink))).collect();
    if let Some(configured) = raw.configured {
        add_configured(configured, sources, sink, &mut found);
    }
    let options = raw.options.into_iter().map(|(name, text)| (Origin::Option, name, text));
    let variables = raw.environment.into_iter().map(|(name, text)| (Origin::Environment, name, text));
    for (origin, written, text) in options.chain(variables) {
        let file = sources.add_option(origin.source_name(&written).unwrap_or_default(), text);
        // `ECSC_VAR_ZONES` is `ECSC_VAR_zones`: many tools write the environment in uppercase. Of both the one in lowercase counts, which
        // comes last.
        let (name, names_are_checked) = match origin {
            Origin::Environment => (written.to_lowercase(), !raw.elsewhere.contains(&written.to_lowercase())),
            _ => (written, true),
        };
        found.push(ValueSource { file, origin, holds: Holds::One(name), names_are_checked });
    }
    found
}

/// Adds `ecsc.toml` and the values files that it names.
fn add_configured(
    configured: Configured,
    sources: &mut Sources,
    sink: &mut Sink,
    found: &mut Vec<ValueSource>,
) {
    let Configured { source, files, values, file: own, shared, .. } = configured;
    let file = add(source, sources, sink);
    let (origin, names_are_checked) = (Origin::Configuration, !shared);
    found.push(ValueSource { file, origin, holds: Holds::Parts(values), names_are_checked });
    for (at, file) in files.into_iter().enumerate() {
        let file = add(file, sources, sink);
        let holds = if own == Some(at) { Holds::Lines } else { Holds::Nothing };
        found.push(ValueSource { file, origin: Origin::ConfiguredFile, holds, names_are_checked });
    }
}

/// Which source `ecsc.toml` is.
pub(super) fn configuration(list: &[ValueSource]) -> Option<FileId> {
    list.iter().find(|source| source.origin == Origin::Configuration).map(|source| source.file)
}

/// A file with values from outside.
pub(super) fn value_file(file: FileId) -> ValueSource {
    ValueSource { file, origin: Origin::File, holds: Holds::Lines, names_are_checked: true }
}

/// Reads the values from outside.
pub(super) fn values(list: &[ValueSource], sources: &Sources, sink: &mut Sink) -> check::Variables {
    let (mut given, mut unread) = (Vec::new(), BTreeSet::new());
    for &ValueSource { file, origin, ref holds, names_are_checked } in list {
        match holds {
            Holds::Nothing => {}
            Holds::One(name) => {
                let text = sources.file(file).text();
                let value = alone(sources, file, 0..text.len());
                let (name, text) = (Spanned::new(name.clone(), value.span), Some(text.to_owned()));
                given.push(Given { name, value, text, origin, names_are_checked });
            }
            Holds::Parts(parts) => given.extend(parts.iter().map(|part| {
                let (name, value) = configured(sources, file, part);
                Given { name, value, text: Some(part.text.clone()), origin, names_are_checked }
            })),
            Holds::Lines => {
                // A sink of its own, because each diagnostic tells which line could not be read:
                // the words of that line may be the names of values that then seem to be missing.
                let mut found = Sink::default();
                let lines = syntax::parse_variables(sources, file, &mut found);
                given.extend(lines.into_iter().map(|line| Given {
                    name: line.key,
                    value: line.value,
                    text: None,
                    origin,
                    names_are_checked,
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

/// A value of `ecsc.toml`.
fn configured(sources: &Sources, file: FileId, part: &ConfiguredValue) -> (ast::Name, ast::Expr) {
    let mut value = alone(sources, file, part.value_at.clone());
    // What TOML's escapes stand for cannot be read at its position: it can only be a string.
    if sources.text(value.span) != part.text {
        value.kind = ast::ExprKind::Error;
    }
    (Spanned::new(part.name.clone(), Span::from_range(file, part.name_at.clone())), value)
}

/// The value that a part of a source is by itself. What cannot be read may be a string, which needs no quotes there.
fn alone(sources: &Sources, file: FileId, part: Range<usize>) -> ast::Expr {
    let span = Span::from_range(file, part.clone());
    let text = sources.text(span);
    let mut sink = Sink::default();
    let value = match part.start {
        0 => syntax::parse_expression(sources, file, &mut sink),
        _ => syntax::parse_part(sources, span, &mut sink),
    };
    // The `:` of JSON is all that tells its objects from maps.
    let is_read = sink.diagnostics().iter().all(|found| *found.code == foreign_equals::CODE);
    // `3 instances` begins with a number and is a string as a whole.
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let is_whole = value.span.range() == (part.start + start..part.start + end);
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
