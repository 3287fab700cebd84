//! What can be done about a range of text: one file for each kind of action.

mod extract;
mod fix_all;
mod fixes;
mod guard;
mod inline;
mod missing;
mod suppress;
mod tidy;

use super::Analysis;
use crate::diagnostics::{Diagnostic, Edit};
use crate::source::Span;

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// It fixes a diagnostic.
    QuickFix,
    /// It gives an expression a name.
    Extract,
    /// It replaces a name by its expression.
    Inline,
    /// It adds to what is written.
    Rewrite,
    /// It fixes all diagnostics of the file that a machine can fix.
    FixAll,
}

/// A change that the editor offers.
#[derive(Debug, Clone)]
pub struct Action<'a> {
    /// What it does, as an imperative.
    pub title: String,
    /// What it is for.
    pub kind: ActionKind,
    /// The diagnostic that it fixes.
    pub diagnostic: Option<&'a Diagnostic>,
    /// Whether the editor may take it without asking.
    pub preferred: bool,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

impl Action<'_> {
    /// An action without a diagnostic.
    fn new(title: impl Into<String>, kind: ActionKind, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), kind, diagnostic: None, preferred: false, edits }
    }
}

/// Everything of the wanted kinds that can be done about a range of a file. What was in its canonical form stays so.
pub fn actions(analysis: &Analysis, selection: Span, wanted: impl Fn(ActionKind) -> bool) -> Vec<Action<'_>> {
    let mut found = Vec::new();
    // All other actions are about programs, not about files with values of `var`s.
    if analysis.tree(selection.file).is_none() {
        if wanted(ActionKind::QuickFix) {
            fixes::offer(analysis, selection, &mut found);
        }
        return found;
    }
    for (_, offer) in OFFERS.iter().filter(|(kind, _)| wanted(*kind)) {
        offer(analysis, selection, &mut found);
    }
    for action in &mut found {
        action.edits = tidy::tidied(analysis, &action.edits);
    }
    found
}

type Offer = for<'a> fn(&'a Analysis, Span, &mut Vec<Action<'a>>);

/// Every kind of action, in the order in which they are offered.
static OFFERS: &[(ActionKind, Offer)] = &[
    (ActionKind::QuickFix, fixes::offer),
    (ActionKind::QuickFix, suppress::offer),
    (ActionKind::Extract, extract::offer),
    (ActionKind::Inline, inline::offer),
    (ActionKind::Rewrite, missing::offer),
    (ActionKind::Rewrite, guard::offer),
    (ActionKind::FixAll, fix_all::offer),
];
