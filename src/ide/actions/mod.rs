//! What can be done about a stretch of text: one file for each sort of action.

mod fixes;

use super::Analysis;
use crate::diagnostics::{Diagnostic, Edit};
use crate::text::Span;

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// It mends a finding.
    QuickFix,
}

/// A change that the editor offers.
#[derive(Debug, Clone)]
pub struct Action<'a> {
    /// What it does, as an imperative.
    pub title: String,
    /// What it is for.
    pub kind: ActionKind,
    /// The finding that it mends.
    pub diagnostic: Option<&'a Diagnostic>,
    /// Whether it is the one to take if none is chosen.
    pub preferred: bool,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

/// Everything that can be done about a stretch of a file.
pub fn actions(analysis: &Analysis, selection: Span) -> Vec<Action<'_>> {
    let mut found = Vec::new();
    for offer in OFFERS {
        offer(analysis, selection, &mut found);
    }
    found
}

/// Every sort of action, in the order in which they are offered.
static OFFERS: &[for<'a> fn(&'a Analysis, Span, &mut Vec<Action<'a>>)] = &[fixes::offer];
