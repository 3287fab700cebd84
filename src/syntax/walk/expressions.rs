//! Expressions: a flat row of operands and operators becomes a tree.

use std::iter::Peekable;

use super::{MAX_HEIGHT, Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::text::{Span, Spanned};

impl Walker<'_> {
    /// `expr` or `mexpr`.
    pub(super) fn expr(&mut self, pair: Pair<'_>) -> Expr {
        let span = self.span(&pair);
        // No tree is higher than its row is long; the row is counted before anything recurses.
        let length = pair.clone().into_inner().len();
        if self.height + length > MAX_HEIGHT {
            self.report(unexpected::new(span, "this expression is too long", "here"));
            return Expr { kind: ExprKind::Error, span };
        }
        self.height += length;
        let mut row = inner(pair).peekable();
        let expr = self.conditional(&mut row);
        if let Some(rest) = row.next() {
            self.report(unexpected::new(self.span(&rest), "unexpected `:`", "here"));
        }
        self.height -= length;
        expr
    }

    /// a ? b : c
    pub(super) fn conditional<'s>(&mut self, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        let condition = self.binary(row);
        if row.next_if(|next| next.as_rule() == Rule::question).is_none() {
            return condition;
        }
        let then = self.conditional(row);
        let otherwise = match row.next_if(|next| next.as_rule() == Rule::colon) {
            Some(_) => self.conditional(row),
            None => {
                let span = then.span.after();
                self.report(unexpected::new(span, "expected `:`", "here"));
                Expr { kind: ExprKind::Error, span }
            }
        };
        let span = condition.span.to(otherwise.span);
        let kind = ExprKind::Conditional(Box::new(condition), Box::new(then), Box::new(otherwise));
        Expr { kind, span }
    }

    /// a + b * c, by precedence.
    fn binary<'s>(&mut self, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        let mut left = Vec::new();
        let mut right = self.operand(row);
        while let Some(infix) = row.next_if(|next| next.as_rule() == Rule::infix) {
            let Some(op) = BinaryOp::parse(infix.as_str()) else {
                unreachable!("the grammar and the table of operators agree")
            };
            let op = Spanned::new(op, self.span(&infix));
            right = self.reduce(&mut left, right, Some(op.value));
            left.push((right, op));
            right = self.operand(row);
        }
        self.reduce(&mut left, right, None)
    }

    /// Joins what binds at least as tightly as the operator that comes next.
    fn reduce(
        &mut self,
        left: &mut Vec<(Expr, Spanned<BinaryOp>)>,
        mut right: Expr,
        next: Option<BinaryOp>,
    ) -> Expr {
        while let Some((operand, op)) = left.pop_if(|(_, op)| joins_first(op.value, next)) {
            if let Some(next) = next
                && !chains(op.value)
                && op.value.precedence() == next.precedence()
            {
                self.report(unexpected::new(op.span, "these operators do not chain", "here"));
                right = Expr { kind: ExprKind::Error, span: operand.span.to(right.span) };
                continue;
            }
            let span = operand.span.to(right.span);
            right = Expr { kind: ExprKind::Binary(Box::new(operand), op, Box::new(right)), span };
        }
        right
    }

    /// An operand that is missing where the row has something else or nothing.
    pub(super) fn missing_operand(&mut self, place: Span) -> Expr {
        self.report(unexpected::new(place, "expected a value", "here"));
        Expr { kind: ExprKind::Error, span: place }
    }
}

/// Whether `op`, on the left, takes the operand between it and `next`.
fn joins_first(op: BinaryOp, next: Option<BinaryOp>) -> bool {
    next.is_none_or(|next| match op.precedence().cmp(&next.precedence()) {
        std::cmp::Ordering::Greater => true,
        // `??` is right-associative, the others left.
        std::cmp::Ordering::Equal => op != BinaryOp::Coalesce,
        std::cmp::Ordering::Less => false,
    })
}

/// Whether `a op b op c` means anything.
fn chains(op: BinaryOp) -> bool {
    use BinaryOp::{Add, And, Coalesce, Divide, Equal, Greater, GreaterEqual, Less, LessEqual};
    use BinaryOp::{Multiply, NotEqual, Or, Range, Remainder, Subtract};
    match op {
        Coalesce | Or | And | Add | Subtract | Multiply | Divide | Remainder => true,
        Equal | NotEqual | Less | LessEqual | Greater | GreaterEqual | Range => false,
    }
}
