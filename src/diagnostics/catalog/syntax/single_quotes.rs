//! E0116: a string in single quotes.

use super::requote;
use crate::diagnostics::{Applicability, Diagnostic, Label};
use crate::source::Span;

declare! {
    /// Strings have double quotes. They always interpolate `${ }`; `$${` is a literal `${`.
    ///
    /// ```ecs fail
    /// let name = 'web'
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// ```
    E0116 error "single quotes", hidden_by: LostLine
}

/// Both quotes, and what is between.
pub fn single_quotes(open: Span, close: Span, content: &str) -> Diagnostic {
    let (edits, _) = requote(open, close, content);
    Diagnostic::new(&CODE, "a string must have double quotes", open.to(close), "found single quotes")
        .fix_with("use double quotes", edits, Applicability::Safe)
}

/// How many strings one diagnostic points to beside the first.
const MAX_TOGETHER: usize = 8;

/// Those on one line as one: whoever writes one string so writes all of them so.
pub fn together(found: Vec<Diagnostic>, source: &str) -> Vec<Diagnostic> {
    let mut merged: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for diagnostic in found {
        let line_of = |first: &Diagnostic| {
            source.get(first.primary.span.start as usize..diagnostic.primary.span.start as usize)
        };
        let is_on_line = |first: &&mut Diagnostic| {
            first.code == &CODE
                && first.secondary.len() < MAX_TOGETHER
                && diagnostic.code == &CODE
                && first.primary.span.file == diagnostic.primary.span.file
                && line_of(first).is_some_and(|between| !between.contains('\n'))
        };
        let Some(first) = merged.last_mut().filter(is_on_line) else {
            merged.push(diagnostic);
            continue;
        };
        first.secondary.push(Label { span: diagnostic.primary.span, text: "here too".to_owned() });
        if let (Some(fix), Some(more)) = (first.fixes.first_mut(), diagnostic.fixes.into_iter().next()) {
            fix.edits.extend(more.edits);
        }
    }
    merged
}
