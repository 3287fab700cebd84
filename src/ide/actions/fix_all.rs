//! Fix all: what `ecsc fix` does, for one file.

use super::{Action, ActionKind};
use crate::compile::{Analyzed, environments};
use crate::diagnostics::edit::difference;
use crate::diagnostics::repair::{Repairable, repair};
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::ide::Analysis;
use crate::source::{FileId, Sources, Span};

/// Offers all safe fixes of the file, and those of the diagnostics that appear after them.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let file = selection.file;
    // Only this file is edited, but all of the program is checked again: a fix here may break a
    // reference in another file.
    let repaired = repair(State { analysis, file, edited: Vec::new() }, Applicability::Safe);
    let text = repaired.program.sources().file(file).text();
    if let Some(edit) = difference(analysis.text(file), text, file) {
        let count = repaired.fixed;
        let title = if count == 1 { "fix 1 problem".to_owned() } else { format!("fix {count} problems") };
        actions.push(Action::new(title, ActionKind::FixAll, vec![edit]));
    }
}

/// The program of an editor, one file of which is fixed.
struct State<'a> {
    analysis: &'a Analysis,
    file: FileId,
    /// The program with edits, in each of its environments; nothing before the first edit.
    edited: Vec<Analyzed>,
}

impl State<'_> {
    fn sources(&self) -> &Sources {
        self.edited.first().map_or(self.analysis.sources(), |edited| &edited.sources)
    }
}

impl Repairable for State<'_> {
    fn diagnostics(&self) -> Vec<Diagnostic> {
        match self.edited.as_slice() {
            [] => self.analysis.diagnostics().to_vec(),
            edited => environments::analyzed(edited),
        }
    }

    fn edited(&self, edits: &[Edit]) -> Option<Self> {
        let edited = match self.edited.as_slice() {
            [] => self.analysis.edited(edits),
            states => self.analysis.edited_again(states, edits),
        };
        Some(Self { edited: edited?, ..*self })
    }

    fn environments(&self) -> Vec<&str> {
        self.analysis.environments()
    }

    fn is_editable(&self, file: FileId) -> bool {
        file == self.file
    }

    fn line(&self, span: Span) -> (usize, usize, &str) {
        self.sources().line(span)
    }

    fn bytes(&self) -> usize {
        let one: usize = self.sources().files().map(|(_, file)| file.text().len()).sum();
        one * self.environments().len().max(1)
    }
}
