//! The texts of an input become sources: those of the program, and those with values from outside.

use super::{SourceText, Variables};
use crate::check;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::syntax::invalid_utf8::invalid_utf8;
use crate::source::{FileId, Sources, Span};
use crate::syntax;

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

/// The values from outside by name; var files are parsed, so that their mistakes have a place.
pub(super) fn variables(raw: Variables, sources: &mut Sources, sink: &mut Sink) -> check::Variables {
    let mut variables = check::Variables::default();
    for (name, text) in raw.options {
        variables.arguments.insert(name, check::Variable { text, origin: check::VariableOrigin::Argument });
    }
    for file in raw.files {
        let id = add(file, sources, sink);
        for line in syntax::parse_variables(sources, id, sink) {
            let text = sources.text(line.value.span).to_owned();
            let origin = check::VariableOrigin::File(sources.file(id).name().to_owned());
            variables.files.insert(line.key.value, check::Variable { text, origin });
        }
    }
    for (name, text) in raw.environment {
        let origin = check::VariableOrigin::Environment(format!("ECSC_VAR_{name}"));
        variables.environment.insert(name, check::Variable { text, origin });
    }
    variables
}
