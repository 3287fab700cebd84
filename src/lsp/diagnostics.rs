//! Converts diagnostics to the protocol's.

use std::hash::{DefaultHasher, Hash, Hasher};

use gen_lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Uri,
};

use super::snapshot::Snapshot;
use crate::diagnostics::{self, Code, Severity, catalog};
use crate::ide::{self, Tag};
use crate::source::FileId;

/// The name under which the editor shows them.
const SOURCE: &str = "ecsc";

/// The diagnostics in a file.
pub(super) fn of_file(snapshot: &Snapshot, file: FileId) -> Vec<Diagnostic> {
    snapshot.analysis.diagnostics_of(file).map(|found| diagnostic(snapshot, found)).collect()
}

/// One diagnostic.
pub(super) fn diagnostic(snapshot: &Snapshot, found: &diagnostics::Diagnostic) -> Diagnostic {
    let severity = match found.severity() {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
    };
    let related: Vec<DiagnosticRelatedInformation> = found
        .secondary
        .iter()
        .filter_map(|label| {
            // The protocol requires a message for each location.
            let message = if label.text.is_empty() { &found.message } else { &label.text };
            Some(DiagnosticRelatedInformation {
                location: snapshot.location(label.span)?,
                message: message.clone(),
            })
        })
        .collect();
    let tag = ide::tag(found.code).map(|tag| match tag {
        Tag::Unnecessary => DiagnosticTag::Unnecessary,
        Tag::Deprecated => DiagnosticTag::Deprecated,
    });
    Diagnostic {
        range: snapshot.range(snapshot.analysis.place(found)),
        severity: Some(severity),
        code: Some(found.code.id.to_owned().into()),
        code_description: page(snapshot, found.code).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(found).into(),
        tags: tag.map(|tag| vec![tag]),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}

/// The message with its help and notes: editors have no other place for them.
fn message(found: &diagnostics::Diagnostic) -> String {
    let mut text = found.message.clone();
    let help = found.help.iter().map(|help| format!("\nhelp: {help}"));
    let notes = found.notes.iter().cloned().chain(found.environment_note());
    text.extend(help.chain(notes.map(|note| format!("\nnote: {note}"))));
    text
}

/// The URL of the page of a code.
pub(super) fn page(snapshot: &Snapshot, code: &Code) -> Option<Uri> {
    let base = snapshot.documentation.as_deref()?.trim_end_matches('/');
    Some(Uri(format!("{base}/{}", catalog::place(code)?)))
}

/// The id of a list of diagnostics: the same for the same list, so that an editor need not be sent it again.
pub(super) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    diagnostics.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}
