//! A comment that allows a warning, with the place for a reason.

use super::{Action, ActionKind};
use crate::diagnostics::control::suppression;
use crate::diagnostics::{Edit, Severity};
use crate::ide::{Analysis, Position, at};
use crate::source::{Span, offset};
use crate::syntax::ast::ExprKind;

/// For each warning at the selection: the comment above its line.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    for diagnostic in analysis.diagnostics() {
        let place = diagnostic.primary.span;
        let touched =
            place.file == selection.file && place.start <= selection.end && selection.start <= place.end;
        if !touched || diagnostic.code.severity != Severity::Warning {
            continue;
        }
        let file = analysis.sources().file(place.file);
        let Some(line) = file.index().line_range(file.index().line(place.start)) else { continue };
        let text = file.text().get(line.start as usize..line.end as usize).unwrap_or_default();
        let indent = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t']).len();
        let at = line.start + offset(indent);
        // A comment that suppresses nothing, and the like: there is nothing to allow.
        if is_in_text(analysis, Position::new(place.file, at)) || text.trim_start().starts_with(['#', '/']) {
            continue;
        }
        let blanks = text.get(..indent).unwrap_or_default().trim_start_matches('\u{feff}');
        let comment = format!("{}\n{blanks}", suppression(diagnostic.code, "why this is right here"));
        let edits = vec![Edit { span: Span::new(place.file, at, at), text: comment }];
        let title = format!("allow {} here", diagnostic.code.id);
        let diagnostic = Some(diagnostic);
        actions.push(Action { diagnostic, ..Action::new(title, ActionKind::QuickFix, edits) });
    }
}

/// Whether a place is inside of a string or heredoc, where `#` begins no comment.
fn is_in_text(analysis: &Analysis, position: Position) -> bool {
    let inside = |span: Span| span.start < position.offset && position.offset < span.end;
    let place = at(analysis, position);
    place.exprs().any(|expr| matches!(expr.kind, ExprKind::Text(_)) && inside(expr.span))
}
