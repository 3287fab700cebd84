//! The fixes of diagnostics.

use super::{Action, ActionKind};
use crate::diagnostics::{Applicability, Diagnostic};
use crate::ide::Analysis;
use crate::source::Span;

/// Offers every fix of every diagnostic that touches the selection.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let here = analysis.diagnostics_of(selection.file);
    for diagnostic in here.filter(|diagnostic| concerns(diagnostic, selection)) {
        for (at, fix) in diagnostic.fixes.iter().enumerate() {
            actions.push(Action {
                title: fix.title.clone(),
                kind: ActionKind::QuickFix,
                diagnostic: Some(diagnostic),
                // Editors apply a preferred fix with one key, and the best one comes first.
                preferred: at == 0 && fix.applicability == Applicability::Safe,
                edits: fix.edits.clone(),
            });
        }
    }
}

fn concerns(diagnostic: &Diagnostic, selection: Span) -> bool {
    let span = diagnostic.primary.span;
    span.file == selection.file && span.start <= selection.end && selection.start <= span.end
}
