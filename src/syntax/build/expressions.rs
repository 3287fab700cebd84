//! Expressions: a flat row of operands and operators becomes a tree.

use std::iter::Peekable;

use super::{Builder, MAX_HEIGHT, Pair, Rule};
use crate::diagnostics::catalog::syntax::{
    chained_comparison, incomplete_conditional, missing_operand, too_deep,
};
use crate::source::Spanned;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};

/// An operator that waits for what is on its right.
struct Waiting {
    left: Expr,
    op: Spanned<BinaryOp>,
}

impl Builder<'_> {
    /// `expr` or `mexpr`.
    pub(super) fn expr(&mut self, pair: Pair<'_>) -> Expr {
        let end = pair.end();
        // No tree is higher than its row is long; the row is counted before anything recurses.
        let length = pair.into_inner().count();
        if self.height + length > MAX_HEIGHT {
            return self.too_long(pair);
        }
        self.height += length;
        let problems = self.problems;
        let mut row = pair.into_inner().peekable();
        let expr = self.conditional(&mut row);
        if let Some(rest) = row.next()
            && self.problems == problems
        {
            self.report_colon(&rest, end);
        }
        self.height -= length;
        expr
    }

    /// An expression with more parts than a tree may be high.
    pub(super) fn too_long(&mut self, pair: Pair<'_>) -> Expr {
        let span = self.span(&pair);
        let allowed = MAX_HEIGHT.saturating_sub(self.height);
        let first = pair.into_inner().nth(allowed).map_or(span, |part| self.span(&part));
        self.report(too_deep::expression(first, MAX_HEIGHT));
        Expr { kind: ExprKind::Error, span }
    }

    /// A `:` that is left over: `AWS::Region`, or a `?` is missing.
    pub(super) fn report_colon(&mut self, colon: &Pair<'_>, end: usize) {
        let at = colon.start();
        let text = self.scan.text.get(at..end).unwrap_or_default();
        let template = text.strip_prefix("::").and_then(|name| {
            let length = super::rest::word(name);
            self.template_name(at, name.get(..length)?, at + 2 + length)
        });
        let span = self.span(colon);
        self.report(template.unwrap_or_else(|| incomplete_conditional::missing_question(span)));
    }

    /// a ? b : c
    pub(super) fn conditional<'s>(&mut self, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        let condition = self.binary(row);
        let Some(question) = row.next_if(|next| next.as_rule() == Rule::question) else { return condition };
        let then = self.operation_after(row, &question, Self::conditional);
        let otherwise = if let Some(colon) = row.next_if(|next| next.as_rule() == Rule::colon) {
            self.operation_after(row, &colon, Self::conditional)
        } else {
            let place = then.span.after();
            // `a ?` and nothing more: the missing value is reported.
            if then.kind == ExprKind::Error {
                self.problems += 1;
            } else {
                let question = self.span(&question);
                self.report(incomplete_conditional::missing_else(place, question));
            }
            Expr { kind: ExprKind::Error, span: place }
        };
        let span = condition.span.to(otherwise.span);
        let kind = ExprKind::Conditional(Box::new(condition), Box::new(then), Box::new(otherwise));
        Expr { kind, span }
    }

    /// a + b * c, by precedence.
    fn binary<'s>(&mut self, row: &mut Peekable<impl Iterator<Item = Pair<'s>>>) -> Expr {
        // Precedence climbing with a stack of its own: a row may have hundreds of operators, and
        // each would cost a call otherwise.
        let mut waiting: Vec<Waiting> = Vec::new();
        let mut right = self.operand(row);
        while let Some(infix) = row.next_if(|next| next.as_rule() == Rule::infix) {
            let Some(op) = BinaryOp::parse(infix.as_str()) else {
                unreachable!("the grammar and the table of operators agree")
            };
            let op = Spanned::new(op, self.span(&infix));
            let left = self.reduce(&mut waiting, right, Some(op));
            waiting.push(Waiting { left, op });
            right = self.operation_after(row, &infix, Self::operand);
        }
        self.reduce(&mut waiting, right, None)
    }

    /// What stands behind an operator, or is missing there.
    fn operation_after<'s, I: Iterator<Item = Pair<'s>>>(
        &mut self,
        row: &mut Peekable<I>,
        operator: &Pair<'_>,
        read: impl FnOnce(&mut Self, &mut Peekable<I>) -> Expr,
    ) -> Expr {
        let Some(missing) = row.next_if(|next| next.as_rule() == Rule::missing_operand) else {
            return read(self, row);
        };
        let start = operator.start();
        let place = self.after_token(missing.start());
        // `AWS::Region` parses as a colon without an operand. `report_colon` knows what it is.
        let touching_colon = self.scan.text.get(start..).is_some_and(|text| text.starts_with("::"));
        if !touching_colon {
            let known = self.detached_percent(operator);
            // `a ** b` is a `*` whose operand is missing to the grammar. The longer operator is
            // what the author knows.
            let known = known.or_else(|| self.foreign_operator(start, operator.as_str().len()));
            let span = self.span(operator);
            let text = operator.as_str();
            self.report(known.unwrap_or_else(|| missing_operand(place, span, text)));
        }
        Expr { kind: ExprKind::Error, span: place }
    }

    /// Joins what binds at least as tightly as the operator that comes next.
    fn reduce(&mut self, waiting: &mut Vec<Waiting>, right: Expr, next: Option<Spanned<BinaryOp>>) -> Expr {
        let mut right = right;
        while let Some(Waiting { left, op }) = waiting.pop_if(|waiting| joins_first(waiting.op.value, next)) {
            right = match next {
                Some(next) if !chains(op.value) && op.value.precedence() == next.value.precedence() => {
                    self.chained(&left, op, &right, next)
                }
                _ => self.join(left, op, right),
            };
        }
        right
    }

    /// a < b < c
    fn chained(&mut self, left: &Expr, op: Spanned<BinaryOp>, right: &Expr, next: Spanned<BinaryOp>) -> Expr {
        let span = left.span.to(right.span);
        if left.kind != ExprKind::Error && right.kind != ExprKind::Error {
            let compares = op.value != BinaryOp::Range;
            let middle = self.source.get(right.span.range()).filter(|_| compares);
            self.report(chained_comparison(op.span, next.span, middle));
        }
        self.broken(span)
    }

    fn join(&mut self, left: Expr, op: Spanned<BinaryOp>, right: Expr) -> Expr {
        let span = left.span.to(right.span);
        if op.value == BinaryOp::Subtract
            // CloudFormation and AWS write words with hyphens. Such a word is far more likely than
            // the difference of two things that have no names here.
            && let Some(kind) = self.hyphenated(&left, op.span, &right)
        {
            return Expr { kind, span };
        }
        Expr { kind: ExprKind::Binary(Box::new(left), op, Box::new(right)), span }
    }
}

/// Whether `op`, on the left, takes the operand between it and `next`.
fn joins_first(op: BinaryOp, next: Option<Spanned<BinaryOp>>) -> bool {
    next.is_none_or(|next| match op.precedence().cmp(&next.value.precedence()) {
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
