//! Guard: makes a block depend on an optional param that has a value.

use super::{Action, ActionKind};
use crate::diagnostics::Edit;
use crate::ide::{Analysis, Position, at};
use crate::source::Span;
use crate::syntax::ast;

/// The most params that are offered: with more, the menu would be a list of them.
const MAX: usize = 4;

/// Offers, at the head of a block, a `when` for each optional param, if the block may have one.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let position = Position::new(selection.file, selection.start);
    let place = at(analysis, position);
    let block = place.path.iter().rev().find_map(|node| node.block());
    let Some(block) = block.filter(|block| position.touches(block.head())) else { return };
    let guarded = block.body.attribute("when").is_some();
    // Without its closing brace the block is still being typed.
    if guarded || block.body.close.is_none() {
        return;
    }
    let optional = analysis.program().params.iter().filter(|param| param.is_optional());
    for param in optional.take(MAX) {
        let condition = format!("param.{} != null", param.name.value);
        let edits = vec![Edit { span: block.body.open.after(), text: entry(analysis, block, &condition) }];
        if analysis.stays_right(&edits) {
            let title = format!("create it only `when {condition}`");
            actions.push(Action::new(title, ActionKind::Rewrite, edits));
        }
    }
}

/// The attribute in the layout of the block, after its opening brace.
fn entry(analysis: &Analysis, block: &ast::Block, condition: &str) -> String {
    let inside = Span::new(
        block.span.file,
        block.body.open.end,
        block.body.close.map_or(block.body.open.end, |close| close.start),
    );
    let inside = analysis.source(inside);
    let first = inside.lines().nth(1).unwrap_or_default();
    if inside.trim().is_empty() {
        format!(" when = {condition} ")
    } else if inside.starts_with('\n') || inside.starts_with("\r\n") {
        let indent = first.get(..first.len() - first.trim_start().len()).unwrap_or_default();
        format!("\n{indent}when = {condition}")
    } else {
        format!(" when = {condition}, ")
    }
}
