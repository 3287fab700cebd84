//! Operands: signs, what they stand before, and what touches it behind.

use std::iter::Peekable;

use super::{Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast::{Call, Expr, ExprKind, UnaryOp};
use crate::text::{Span, Spanned};

impl Walker<'_> {
    /// -x[0].name
    pub(super) fn operand<'s>(&mut self, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        let mut signs = Vec::new();
        while let Some(sign) = row.next_if(|next| next.as_rule() == Rule::sign) {
            let op = if sign.as_str() == "!" { UnaryOp::Not } else { UnaryOp::Negate };
            signs.push(Spanned::new(op, self.span(&sign)));
        }
        let expr = match row.next() {
            None => unreachable!("the grammar puts an operand, or its absence, after each operator"),
            Some(pair) if pair.as_rule() == Rule::missing_operand => {
                let place = self.after_token(pair.as_span().start());
                self.missing_operand(place)
            }
            Some(pair) => {
                let primary = self.primary(pair);
                self.postfix(primary, row)
            }
        };
        signs.into_iter().rev().fold(expr, |expr, sign| {
            let span = sign.span.to(expr.span);
            Expr { kind: ExprKind::Unary(sign, Box::new(expr)), span }
        })
    }

    fn postfix<'s>(&mut self, mut expr: Expr, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        while let Some(pair) =
            row.next_if(|next| matches!(next.as_rule(), Rule::member | Rule::index | Rule::arguments))
        {
            let span = expr.span.to(self.span(&pair));
            let kind = match pair.as_rule() {
                Rule::member => self.member(expr, pair),
                Rule::index => self.index(expr, pair),
                _ => self.call(expr, pair),
            };
            expr = Expr { kind, span };
        }
        expr
    }

    /// x[0].name
    fn member(&mut self, base: Expr, pair: Pair<'_>) -> ExprKind {
        let span = self.span(&pair);
        let Some(name) = inner(pair).next() else { unreachable!("a member has a name, or misses it") };
        if name.as_rule() == Rule::ident {
            let name = self.name(&name);
            return ExprKind::Member(Box::new(base), name);
        }
        self.report(unexpected::new(span, "expected a name after `.`", "here"));
        ExprKind::Member(Box::new(base), Spanned::new(String::new(), span.after()))
    }

    /// x[0]
    fn index(&mut self, base: Expr, pair: Pair<'_>) -> ExprKind {
        let index = self.only_item(pair, 1);
        ExprKind::Index(Box::new(base), Box::new(index))
    }

    /// max(1, 2)
    fn call(&mut self, base: Expr, pair: Pair<'_>) -> ExprKind {
        let parens = self.span(&pair);
        let arguments = self.items(pair, 1);
        if let ExprKind::Path(names) = base.kind
            && let [function] = names.as_slice()
        {
            return ExprKind::Call(Call { function: function.clone(), arguments, parens });
        }
        self.report(unexpected::new(base.span, "only functions can be called", "here"));
        ExprKind::Error
    }

    /// An operand without signs and postfixes.
    pub(super) fn primary(&mut self, pair: Pair<'_>) -> Expr {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::path => self.path(&pair, span),
            Rule::plain_string => self.plain_string(&pair, span),
            Rule::string => self.string(pair),
            Rule::heredoc => self.heredoc(pair),
            Rule::number => ExprKind::Number(self.number(&pair)),
            Rule::list => self.list(pair),
            Rule::map => match inner(pair).next() {
                Some(body) => ExprKind::Map(self.body(body)),
                None => unreachable!("a map is a body"),
            },
            Rule::paren => ExprKind::Paren(Box::new(self.only_item(pair, 1))),
            // What `scan` has replaced, and reported.
            Rule::masked => return self.broken(span),
            _ => {
                self.report(unexpected::new(span, "expected a value", "here"));
                ExprKind::Error
            }
        };
        Expr { kind, span }
    }

    /// cluster.web.arn        true        internet_facing
    fn path(&mut self, pair: &Pair<'_>, span: Span) -> ExprKind {
        match pair.as_str() {
            "null" => ExprKind::Null,
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            text => {
                let mut start = span.start;
                let names = text.split('.').map(|name| {
                    let end = start + u32::try_from(name.len()).unwrap_or(0);
                    let name = Spanned::new(name.to_owned(), Span::new(span.file, start, end));
                    start = end + 1;
                    name
                });
                ExprKind::Path(names.collect())
            }
        }
    }
}
