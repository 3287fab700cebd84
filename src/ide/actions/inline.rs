//! Inline: replaces each reference to a `let` by its value, and removes the `let`.

use super::{Action, ActionKind};
use crate::diagnostics::Edit;
use crate::diagnostics::edit::whole_entry;
use crate::ide::references::references_to;
use crate::ide::{Analysis, Declaration, Entity, Position, Role, at};
use crate::source::{Span, offset};
use crate::syntax::ast::ExprKind;

/// Offers it at the name of a `let`, if the program gets no new error.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    let place = at(analysis, Position::new(selection.file, selection.start));
    let Some(occurrence) = place.occurrence.as_ref() else { return };
    let Entity::Declaration(Declaration::Let(item)) = occurrence.entity else { return };
    let references = references_to(analysis, &occurrence.entity);
    let uses: Vec<Span> =
        references.iter().filter(|it| it.role == Role::Reference).map(|it| it.span).collect();
    let source = analysis.source(item.value.span);
    // `let.sum * 2` with `let sum = 1 + 2` must become `(1 + 2) * 2`.
    let value = match &item.value.kind {
        ExprKind::Unary(..) | ExprKind::Binary(..) | ExprKind::Conditional(..) => format!("({source})"),
        _ => source.to_owned(),
    };
    // Nothing may follow the tag that ends a heredoc on its line.
    if uses.is_empty() || source.starts_with("<<") {
        return;
    }
    let mut edits = Vec::new();
    for name in uses {
        // `let.zones`, perhaps with whitespace around the dot.
        let before = analysis.text(name.file).get(..name.start as usize).unwrap_or_default();
        let Some(rest) = before.trim_end().strip_suffix('.') else { return };
        let Some(rest) = rest.trim_end().strip_suffix("let") else { return };
        let start = offset(rest.len());
        edits.push(Edit { span: Span::new(name.file, start, name.end), text: value.clone() });
    }
    // The doc comment goes with the declaration: it described the name that is no more.
    let Some(lines) = whole_entry(analysis.text(item.span.file), item.span) else { return };
    edits.push(Edit { span: lines, text: String::new() });
    if analysis.stays_right(&edits) {
        let title = format!("inline `let.{}`", item.name.value);
        actions.push(Action::new(title, ActionKind::Inline, edits));
    }
}
