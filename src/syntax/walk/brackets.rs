//! What stands between brackets: elements, arguments, the clause of a `for`.

use super::separators::Gap;
use super::{Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast::{Expr, ExprKind, For};

impl Walker<'_> {
    /// [a, b]        [for x in xs: x]
    pub(super) fn list(&mut self, pair: Pair<'_>) -> ExprKind {
        let clause = inner(pair.clone()).find(|child| child.as_rule() == Rule::for_clause);
        match clause {
            Some(clause) => self.for_clause(clause),
            None => ExprKind::List(self.items(pair, 1)),
        }
    }

    /// The items of a bracket whose opening has `opening` bytes; separators are judged on the way.
    pub(super) fn items(&mut self, pair: Pair<'_>, opening: usize) -> Vec<Expr> {
        let mut items = Vec::new();
        let mut end = pair.as_span().start() + opening;
        let mut troubled = false;
        for child in inner(pair) {
            let (start, child_end) = (child.as_span().start(), child.as_span().end());
            let rule = child.as_rule();
            if !matches!(rule, Rule::mexpr | Rule::bad_item) {
                continue;
            }
            let gap = Gap::read(&self.scan.text, end..start);
            let wanted = usize::from(!items.is_empty());
            if gap.commas.len() != wanted && !troubled && rule == Rule::mexpr {
                let span = self.span(&child).before();
                self.report(unexpected::new(span, "expected one comma", "here"));
            }
            let problems = self.problems;
            if rule == Rule::mexpr {
                items.push(self.expr(child));
            } else {
                let span = self.span(&child);
                if !troubled {
                    self.report(unexpected::new(span, "unexpected text", "here"));
                }
                if items.is_empty() {
                    items.push(Expr { kind: ExprKind::Error, span });
                }
            }
            troubled = self.problems > problems || (troubled && gap.commas.is_empty());
            end = self.token_end(child_end);
        }
        items
    }

    /// The one item of a bracket that holds exactly one.
    pub(super) fn only_item(&mut self, pair: Pair<'_>, opening: usize) -> Expr {
        let start = pair.as_span().start();
        let place = self.place(start..start + opening).after();
        let mut items = self.items(pair, opening).into_iter();
        let Some(first) = items.next() else {
            self.report(unexpected::new(place, "expected a value", "here"));
            return Expr { kind: ExprKind::Error, span: place };
        };
        if let Some(second) = items.next() {
            self.report(unexpected::new(second.span, "expected one value", "here"));
        }
        first
    }

    /// The text of `parse_expression`.
    pub(super) fn alone(&mut self, pair: Pair<'_>) -> Expr {
        self.only_item(pair, 0)
    }

    /// for name, value in var.tags: value if name != "x"
    fn for_clause(&mut self, pair: Pair<'_>) -> ExprKind {
        let span = self.span(&pair);
        let mut variables = Vec::new();
        let (mut collection, mut value, mut condition) = (None, None, None);
        let bound = self.bound.len();
        for child in inner(pair) {
            let place = self.after_token(child.as_span().start());
            match child.as_rule() {
                Rule::ident => {
                    let name = self.name(&child);
                    variables.push(name);
                }
                Rule::mexpr if collection.is_none() => {
                    // The collection does not see the variables; the row goes on behind its `:`.
                    let length = child.clone().into_inner().len();
                    self.height += length;
                    let mut row = inner(child).peekable();
                    collection = Some(self.conditional(&mut row));
                    self.bound.extend(variables.iter().map(|name| name.value.clone()));
                    value = match row.next_if(|next| next.as_rule() == Rule::colon) {
                        Some(_) => Some(self.conditional(&mut row)),
                        None => {
                            self.report(unexpected::new(place, "expected `:` and a value", "here"));
                            None
                        }
                    };
                    self.height -= length;
                }
                Rule::mexpr => condition = Some(self.expr(child)),
                _ => self.report(unexpected::new(place, "unexpected in `for`", "here")),
            }
        }
        self.bound.truncate(bound);
        let missing = Expr { kind: ExprKind::Error, span: span.after() };
        let collection = collection.unwrap_or_else(|| missing.clone());
        let value = value.unwrap_or(missing);
        ExprKind::For(Box::new(For { variables, collection, value, condition }))
    }
}
