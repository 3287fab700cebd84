//! Adds the missing attributes of a block, from anywhere inside it. At its head, the diagnostic has the same fix.

use super::{Action, ActionKind};
use crate::diagnostics::catalog::types::missing_attribute;
use crate::ide::{Analysis, Position, at};
use crate::source::Span;

/// Offers the attributes that the innermost block around the selection needs and does not have.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let place = at(analysis, Position::new(selection.file, selection.start));
    let block = place.path.iter().rev().find_map(|node| node.block());
    let Some(block) = block else { return };
    let head = block.head();
    let after = block.body.close.is_some_and(|close| close.end <= selection.start);
    if selection.start <= head.end || after {
        return;
    }
    let missing = analysis
        .diagnostics()
        .iter()
        .filter(|diagnostic| diagnostic.code == &missing_attribute::CODE && diagnostic.primary.span == head);
    for fix in missing.flat_map(|diagnostic| &diagnostic.fixes) {
        actions.push(Action::new(fix.title.clone(), ActionKind::Rewrite, fix.edits.clone()));
    }
}
