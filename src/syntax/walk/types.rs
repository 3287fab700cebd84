//! Types: a flat row of words and marks becomes alternatives and arguments.

use std::iter::Peekable;

use super::{Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast;
use crate::text::Span;

/// Deeper types mean nothing.
const MAX_NESTING: usize = 8;

impl Walker<'_> {
    /// list<internet_facing | internal>?
    pub(super) fn type_expr(&mut self, pair: Pair<'_>) -> ast::TypeExpr {
        let start = self.span(&pair).before();
        let mut row = inner(pair).peekable();
        let ty = self.alternatives(&mut row, start, 0);
        for rest in row {
            self.report(unexpected::new(self.span(&rest), "unexpected in a type", "here"));
        }
        ty
    }

    fn alternatives<'s>(
        &mut self,
        row: &mut Peekable<impl Iterator<Item = Pair<'s>>>,
        start: Span,
        nesting: usize,
    ) -> ast::TypeExpr {
        let mut ty = ast::TypeExpr { alternatives: Vec::new(), optional: None, span: start };
        loop {
            let alternative = self.alternative(row, ty.span.after(), nesting);
            ty.span =
                if ty.alternatives.is_empty() { alternative.span } else { ty.span.to(alternative.span) };
            ty.alternatives.push(alternative);
            while let Some(mark) = row.next_if(|next| next.as_rule() == Rule::optional) {
                let span = self.span(&mark);
                ty.span = ty.span.to(span);
                ty.optional = Some(span);
            }
            let Some(bar) = row.next_if(|next| next.as_rule() == Rule::bar) else { return ty };
            if let Some(mark) = ty.optional.take() {
                self.report(unexpected::new(mark, "`?` stands at the end of the type", "here"));
            }
            ty.span = ty.span.to(self.span(&bar));
        }
    }

    fn alternative<'s>(
        &mut self,
        row: &mut Peekable<impl Iterator<Item = Pair<'s>>>,
        place: Span,
        nesting: usize,
    ) -> ast::TypeAlternative {
        let missing = ast::TypeAlternative { kind: ast::TypeAlternativeKind::Error, span: place };
        let Some(word) = row.next() else { return missing };
        let mut span = self.span(&word);
        let kind = match word.as_rule() {
            Rule::ident => {
                let name = self.name(&word);
                let mut argument = None;
                if row.next_if(|next| next.as_rule() == Rule::type_open).is_some() {
                    if nesting >= MAX_NESTING {
                        self.report(unexpected::new(span, "this type is nested too deeply", "here"));
                        return missing;
                    }
                    let inside = self.alternatives(row, span.after(), nesting + 1);
                    span = span.to(inside.span);
                    match row.next_if(|next| next.as_rule() == Rule::type_close) {
                        Some(close) => span = span.to(self.span(&close)),
                        None => self.report(unexpected::new(span.after(), "expected `>`", "here")),
                    }
                    argument = Some(Box::new(inside));
                }
                ast::TypeAlternativeKind::Name(name, argument)
            }
            Rule::number => match self.number(&word).int {
                Some(int) => ast::TypeAlternativeKind::Int(int),
                None => ast::TypeAlternativeKind::Error,
            },
            Rule::missing_type => {
                self.report(unexpected::new(place, "expected a type", "here"));
                return missing;
            }
            _ => match self.primary(word).kind {
                ast::ExprKind::Text(parts) => match parts.as_slice() {
                    [] => ast::TypeAlternativeKind::Text(String::new()),
                    [ast::TextPart::Literal(text)] => ast::TypeAlternativeKind::Text(text.clone()),
                    _ => ast::TypeAlternativeKind::Error,
                },
                _ => ast::TypeAlternativeKind::Error,
            },
        };
        ast::TypeAlternative { kind, span }
    }
}
