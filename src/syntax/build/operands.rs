//! Operands: signs, what they stand before, and what touches it behind.

use std::iter::Peekable;

use super::brackets::Bracket;
use super::{Builder, Pair, Rule};
use crate::diagnostics::catalog::syntax::unexpected::{Place, unexpected};
use crate::diagnostics::catalog::syntax::{
    missing_digit, missing_member, not_callable, number_after_dot, splat,
};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Call, Expr, ExprKind, UnaryOp};

impl Builder<'_> {
    /// -x[0].name
    pub(super) fn operand<'s>(&mut self, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        let mut signs = Vec::new();
        while let Some(sign) = row.next_if(|next| next.as_rule() == Rule::sign) {
            let op = if sign.as_str() == "!" { UnaryOp::Not } else { UnaryOp::Negate };
            signs.push(Spanned::new(op, self.span(&sign)));
        }
        let Some(primary) = row.next() else {
            unreachable!("the grammar puts an operand, or its absence, after each operator")
        };
        let mut expr = self.primary(primary);
        while let Some(pair) =
            row.next_if(|next| matches!(next.as_rule(), Rule::member | Rule::index | Rule::arguments))
        {
            expr = self.postfix(expr, pair);
        }
        if let Some(&sign) = signs.last()
            && let Some(tag) = self.template_tag(sign, &expr)
        {
            return tag;
        }
        // A postfix binds more tightly than a sign, and the sign next to the operand more tightly
        // than those before it.
        signs.into_iter().rev().fold(expr, |expr, sign| {
            let span = sign.span.to(expr.span);
            Expr { kind: ExprKind::Unary(sign, Box::new(expr)), span }
        })
    }

    fn postfix(&mut self, base: Expr, pair: Pair<'_>) -> Expr {
        let span = base.span.to(self.span(&pair));
        let kind = match pair.as_rule() {
            Rule::member => self.member(base, pair),
            Rule::index => {
                let index = self.only_item(pair, Bracket::Index);
                ExprKind::Index(Box::new(base), Box::new(index))
            }
            _ => self.call(&base, pair),
        };
        Expr { kind, span }
    }

    /// x[0].name
    fn member(&mut self, base: Expr, pair: Pair<'_>) -> ExprKind {
        let span = self.span(&pair);
        let Some(name) = pair.into_inner().next() else { unreachable!("a member has a name, or misses it") };
        if name.as_rule() == Rule::ident {
            let name = self.name(&name);
            return ExprKind::Member(Box::new(base), name);
        }
        let before = self.source.get(base.span.range()).unwrap_or_default();
        let text = name.as_str();
        if matches!(base.kind, ExprKind::Number(_)) && text.is_empty() {
            self.report(missing_digit(base.span.to(span), &format!("{before}.0")));
            // `1.` is taken for the number before the dot, which is almost certainly what stays.
            return base.kind;
        }
        self.report(match text {
            "" => missing_member(Span::new(span.file, span.start, span.start + 1)),
            "*" => splat(span, before, self.source.get(span.end as usize..).unwrap_or_default()),
            number => number_after_dot(span, number),
        });
        ExprKind::Error
    }

    /// max(1, 2)
    fn call(&mut self, base: &Expr, pair: Pair<'_>) -> ExprKind {
        let parens = self.span(&pair);
        let arguments = self.items(pair, Bracket::Arguments);
        if let ExprKind::Path(names) = &base.kind
            && let [function] = names.as_slice()
        {
            return ExprKind::Call(Call { function: function.clone(), arguments, parens });
        }
        let text = self.source.get(base.span.range()).unwrap_or_default();
        let method = match &base.kind {
            ExprKind::Path(_) | ExprKind::Member(..) => text.rsplit_once('.'),
            _ => None,
        };
        if base.kind == ExprKind::Error {
            self.problems += 1;
        } else {
            self.report(not_callable(base.span, method, parens, arguments.is_empty()));
        }
        ExprKind::Error
    }

    /// An operand without signs and postfixes.
    pub(super) fn primary(&mut self, pair: Pair<'_>) -> Expr {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            // A word that was recovered is not what stands in the source.
            Rule::path if self.scan.recovered && self.source.get(span.range()) != Some(pair.as_str()) => {
                return self.broken(span);
            }
            Rule::path => self.path(pair.as_str(), span),
            Rule::plain_string => self.plain_string(&pair),
            Rule::string => self.string(pair),
            Rule::heredoc => self.heredoc(pair),
            Rule::number => self.number(&pair),
            Rule::bad_number => self.number_without_whole(&pair),
            Rule::list => self.list(pair),
            Rule::map => match pair.into_inner().next() {
                Some(body) => ExprKind::Map(self.body(body)),
                None => unreachable!("a map is a body"),
            },
            Rule::paren => ExprKind::Paren(Box::new(self.only_item(pair, Bracket::Paren))),
            // What `scan` has replaced, and reported.
            Rule::masked => return self.broken(span),
            _ => {
                self.report(unexpected(span, pair.as_str(), Place::Value));
                ExprKind::Error
            }
        };
        Expr { kind, span }
    }
}
