//! Suppress: a comment that allows a warning, with room for a reason.

use super::{Action, ActionKind};
use crate::diagnostics::control::suppression;
use crate::diagnostics::{Edit, Severity};
use crate::ide::{Analysis, Position, at};
use crate::source::{Span, offset};
use crate::syntax::ast::ExprKind;

/// Offers, for each warning at the selection, the comment above its line.
pub(super) fn offer<'a>(analysis: &'a Analysis, selection: Span, actions: &mut Vec<Action<'a>>) {
    for diagnostic in analysis.diagnostics() {
        let span = diagnostic.primary.span;
        let touched =
            span.file == selection.file && span.start <= selection.end && selection.start <= span.end;
        if !touched || diagnostic.code.severity != Severity::Warning {
            continue;
        }
        let file = analysis.sources().file(span.file);
        let Some(line) = file.index().line_range(file.index().line(span.start)) else { continue };
        let text = file.text().get(line.start as usize..line.end as usize).unwrap_or_default();
        let indent = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t']).len();
        let at = line.start + offset(indent);
        // A warning about a suppression itself cannot be suppressed.
        // In a heredoc the comment would become a part of the text.
        if is_in_text(analysis, Position::new(span.file, at)) || text.trim_start().starts_with(['#', '/']) {
            continue;
        }
        let blanks = text.get(..indent).unwrap_or_default().trim_start_matches('\u{feff}');
        let comment = format!("{}\n{blanks}", suppression(diagnostic.code, "why this is right here"));
        let edits = vec![Edit { span: Span::new(span.file, at, at), text: comment }];
        let title = format!("allow {} here", diagnostic.code.id);
        let diagnostic = Some(diagnostic);
        actions.push(Action { diagnostic, ..Action::new(title, ActionKind::QuickFix, edits) });
    }
}

/// Whether a position is inside a string or heredoc, where `#` does not begin a comment.
fn is_in_text(analysis: &Analysis, position: Position) -> bool {
    let inside = |span: Span| span.start < position.offset && position.offset < span.end;
    let place = at(analysis, position);
    place.exprs().any(|expr| matches!(expr.kind, ExprKind::Text(_)) && inside(expr.span))
}
