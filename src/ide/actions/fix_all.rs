//! Fix all: what `ecsc fix` does, for one file.

use super::{Action, ActionKind};
use crate::diagnostics::edit::{MAX_ROUNDS, difference, machine};
use crate::ide::Analysis;
use crate::source::Span;

/// Offers all machine-applicable fixes of the file, and those of the diagnostics that appear after them.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let file = selection.file;
    let (edits, mut count) = machine(analysis.diagnostics(), |edited| edited == file);
    let Some(mut state) = analysis.edited(&edits).filter(|_| count > 0) else { return };
    // A syntax error hides the errors that later passes would find, so one round is not enough.
    for _ in 1..MAX_ROUNDS {
        let (edits, more) = machine(&state.diagnostics(), |edited| edited == file);
        let Some(next) = analysis.edited_again(&state, &edits).filter(|_| more > 0) else { break };
        state = next;
        count += more;
    }
    if let Some(edit) = difference(analysis.text(file), state.sources.file(file).text(), file) {
        let title = if count == 1 { "fix 1 problem".to_owned() } else { format!("fix {count} problems") };
        actions.push(Action::new(title, ActionKind::FixAll, vec![edit]));
    }
}
