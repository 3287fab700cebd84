//! Keeps what was in its canonical form in it, whatever an action changes.

use std::collections::BTreeSet;

use crate::diagnostics::Edit;
use crate::diagnostics::edit::{apply, difference, line_ends};
use crate::format::{Dialect, format};
use crate::ide::Analysis;
use crate::source::FileId;

/// The edits, and those that the new text needs for its canonical form if the old one had it.
pub(super) fn tidied(analysis: &Analysis, edits: &[Edit]) -> Vec<Edit> {
    let files: BTreeSet<FileId> = edits.iter().map(|edit| edit.span.file).collect();
    let mut result = Vec::new();
    for file in files {
        let text = analysis.text(file);
        let windows = text.contains("\r\n");
        let own = edits.iter().filter(|edit| edit.span.file == file);
        let own: Vec<Edit> =
            own.map(|edit| Edit { span: edit.span, text: line_ends(&edit.text, windows) }).collect();
        match canonical(text, &own) {
            Some(after) => result.extend(difference(text, &after, file)),
            None => result.extend(own),
        }
    }
    result
}

/// The new text in its canonical form, if that is another than the edits give and the old one had it.
fn canonical(text: &str, edits: &[Edit]) -> Option<String> {
    let plain = apply(text, edits)?;
    let formatted = format(&plain, Dialect::Program).text;
    // A file that its author lays out otherwise is not reformatted by the way.
    (formatted != plain && format(text, Dialect::Program).text == text).then_some(formatted)
}
