//! Expressions and bodies over several lines.

use super::out::{MAX_DEPTH, Out, Place, STEP};
use super::printer::Printer;
use super::sequence::Sequence;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};

impl<'a> Printer<'a> {
    /// An expression on one line if it may be and fits; else over several.
    pub(super) fn write(&self, expr: &'a Expr, out: &mut Out, place: Place) {
        match self.flat(expr, out.room(place.after)) {
            Some(text) => out.push(&text),
            None => self.broken(expr, out, place),
        }
    }

    /// An expression that does not fit on its line, or may not stand on one.
    pub(super) fn broken(&self, expr: &'a Expr, out: &mut Out, place: Place) {
        if self.is_rigid(expr) || place.indent > MAX_DEPTH {
            out.push(&self.source.verbatim(expr.span));
            return;
        }
        match &expr.kind {
            ExprKind::List(items) if items.is_empty() && !self.has_comment_inside(expr) => out.push("[]"),
            ExprKind::List(_) | ExprKind::Paren(_) => {
                if let Some(sequence) = Sequence::of_brackets(expr) {
                    self.broken_sequence(&sequence, out, place);
                }
            }
            ExprKind::Call(call) => {
                out.push(&call.function.value);
                let sequence = Sequence::of_call(call);
                if sequence.items.is_empty() && !self.has_comment_inside(expr) {
                    out.push("()");
                } else {
                    self.broken_sequence(&sequence, out, place);
                }
            }
            ExprKind::Map(body) => self.broken_body(body, out, place.indent),
            ExprKind::For(_) => self.broken_for(expr, out, place),
            ExprKind::Member(..) | ExprKind::Index(..) => self.broken_postfix(expr, out, place),
            ExprKind::Unary(..) => {
                let mut expr = expr;
                while let ExprKind::Unary(_, operand) = &expr.kind {
                    out.push(self.sign(expr, operand));
                    expr = operand;
                    if self.is_rigid(expr) {
                        break;
                    }
                }
                self.write(expr, out, place);
            }
            ExprKind::Binary(_, op, _) => self.broken_chain(expr, op.value, out, place),
            ExprKind::Conditional(..) => self.broken_conditional(expr, out, place),
            ExprKind::Text(_) => {
                // Too long for its line, or a heredoc, which is left as it is.
                match self.flat(expr, usize::MAX) {
                    Some(text) => out.push(&text),
                    None => out.push(&self.source.verbatim(expr.span)),
                }
            }
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::Path(_)
            | ExprKind::Error => out.push(&self.source.verbatim(expr.span)),
        }
    }

    /// `f(x)[0].name`: what comes first takes lines if it does not fit, then each index.
    fn broken_postfix(&self, mut expr: &'a Expr, out: &mut Out, place: Place) {
        let mut tail = Vec::new();
        while let ExprKind::Member(base, _) | ExprKind::Index(base, _) = &expr.kind {
            tail.push(expr);
            expr = base;
            if self.is_rigid(expr) {
                break;
            }
        }
        let members = tail.iter().rev().map_while(|part| match &part.kind {
            ExprKind::Member(_, name) => Some(1 + name.value.len()),
            _ => None,
        });
        let after = members.sum::<usize>() + if tail.len() > 1 { 1 } else { place.after };
        self.write(expr, out, place.before(after));
        for part in tail.into_iter().rev() {
            match &part.kind {
                ExprKind::Member(_, name) => {
                    out.push(".");
                    out.push(&name.value);
                }
                ExprKind::Index(base, index) => {
                    let sequence = Sequence::of_index(part, base, index);
                    match self.flat_index(&sequence, out.room(place.after)) {
                        Some(text) => out.push(&text),
                        None => self.broken_sequence(&sequence, out, place),
                    }
                }
                _ => {}
            }
        }
    }

    fn flat_index(&self, sequence: &Sequence<'a>, room: usize) -> Option<String> {
        let mut line = super::out::Line::new(room);
        self.flat_sequence(sequence, &mut line)?;
        Some(line.text)
    }

    fn has_comment_inside(&self, expr: &Expr) -> bool {
        self.source.has_comment(expr.span.start, expr.span.end)
    }

    /// Operands of one operator, or of one rank, each on its line; the operators end the lines.
    fn broken_chain(&self, expr: &'a Expr, op: BinaryOp, out: &mut Out, place: Place) {
        let mut operands = Vec::new();
        self.operands(expr, op.precedence(), &mut operands);
        let indent = place.indent + place.hang;
        let mut rest = operands.into_iter().enumerate().peekable();
        while let Some((index, (operand, operator))) = rest.next() {
            let after = operator.map_or(place.after, |operator| 1 + operator.text().len());
            let inner = if index == 0 {
                Place { hang: place.hang + STEP, after, ..place }
            } else {
                Place { indent, hang: STEP, after }
            };
            self.write(operand, out, inner);
            let (Some(operator), Some((_, (next, _)))) = (operator, rest.peek()) else { continue };
            out.push(" ");
            out.push(operator.text());
            let gap = self.source.gap(operand.span.end, next.span.start, true);
            for comment in gap.trailing {
                out.push(" ");
                out.push(&self.source.comment(*comment));
            }
            out.newline(indent);
            for (_, comment) in gap.own {
                out.push(&self.source.comment(comment));
                out.newline(indent);
            }
            for comment in gap.inline {
                out.push(&self.source.comment(*comment));
                out.push(" ");
            }
        }
    }

    /// The operands of a row of operators of one rank, each with the operator behind it.
    fn operands(&self, expr: &'a Expr, rank: u8, operands: &mut Vec<(&'a Expr, Option<BinaryOp>)>) {
        let ExprKind::Binary(left, op, right) = &expr.kind else {
            operands.push((expr, None));
            return;
        };
        if op.value.precedence() != rank || self.is_rigid(expr) {
            operands.push((expr, None));
            return;
        }
        // One of the two is never of the same rank: operators bind to one side.
        self.operands(left, rank, operands);
        if let Some((_, operator)) = operands.last_mut() {
            *operator = Some(op.value);
        }
        self.operands(right, rank, operands);
    }

    /// `a ? b : c`, each part on its line; of several in a row, each condition on one line with its value.
    fn broken_conditional(&self, expr: &'a Expr, out: &mut Out, place: Place) {
        let indent = place.indent + place.hang;
        let mut expr = expr;
        let mut inner = Place { hang: place.hang + STEP, ..place };
        let mut in_row = false;
        while let ExprKind::Conditional(condition, then, otherwise) = &expr.kind {
            in_row |= matches!(otherwise.kind, ExprKind::Conditional(..));
            self.write(condition, out, inner.before(2));
            out.push(" ?");
            let apart = self.source.breaks(condition.span.end, then.span.start);
            let together = in_row && !apart;
            match self.flat(then, out.room(3)).filter(|_| together) {
                Some(text) => {
                    out.push(" ");
                    out.push(&text);
                }
                None => {
                    out.newline(indent);
                    self.write(then, out, Place { indent, hang: STEP, after: 2 });
                }
            }
            out.push(" :");
            out.newline(indent);
            inner = Place { indent, hang: STEP, after: place.after };
            expr = otherwise;
            if self.is_rigid(expr) {
                break;
            }
        }
        self.write(expr, out, inner);
    }
}
