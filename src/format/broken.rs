//! Expressions and bodies over several lines.

use super::out::{MAX_DEPTH, Out, Position, STEP};
use super::printer::Printer;
use super::sequence::Sequence;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};

impl<'a> Printer<'a> {
    /// An expression on one line if it may be and fits, or else over several.
    pub(super) fn write(&self, expr: &'a Expr, out: &mut Out, place: Position) {
        match self.flat(expr, out.room(place.after)) {
            Some(text) => out.push(&text),
            None => self.broken(expr, out, place),
        }
    }

    /// An expression that does not fit on its line, or may not be on one.
    pub(super) fn broken(&self, expr: &'a Expr, out: &mut Out, place: Position) {
        // Copied as it stands: a comment inside has a position that only its author knows, and no
        // layout may lose it.
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
                // A loop, because recursion over `!!!!...` would be as deep as the source is long.
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
                // Too long for its line, or a heredoc, whose text is copied: its whitespace is content.
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

    /// `f(x)[0].name`: the base is broken if it does not fit, then each index.
    fn broken_postfix(&self, mut expr: &'a Expr, out: &mut Out, place: Position) {
        let mut tail = Vec::new();
        while let ExprKind::Member(base, _) | ExprKind::Index(base, _) = &expr.kind {
            tail.push(expr);
            expr = base;
            if self.is_rigid(expr) {
                break;
            }
        }
        // `.name` cannot be broken off, so the base must leave room for the members up to the first index.
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

    /// Operands of operators of one precedence, each on its line. The operators end the lines: a line that begins with one would be
    /// a new declaration or attribute.
    fn broken_chain(&self, expr: &'a Expr, op: BinaryOp, out: &mut Out, place: Position) {
        let mut operands = Vec::new();
        self.operands(expr, op.precedence(), &mut operands);
        // The lines below hang further than the line that the chain begins on, or their operands
        // would look like entries.
        let indent = place.indent + place.hang;
        let mut rest = operands.into_iter().enumerate().peekable();
        while let Some((index, (operand, operator))) = rest.next() {
            let after = operator.map_or(place.after, |operator| 1 + operator.text().len());
            // The first operand is on the line of the head, so its own next lines go one step further than the other operands.
            let inner = if index == 0 {
                Position { hang: place.hang + STEP, after, ..place }
            } else {
                Position { indent, hang: STEP, after }
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

    /// The operands of a chain of operators of one precedence, each with the operator after it.
    fn operands(&self, expr: &'a Expr, precedence: u8, operands: &mut Vec<(&'a Expr, Option<BinaryOp>)>) {
        let ExprKind::Binary(left, op, right) = &expr.kind else {
            operands.push((expr, None));
            return;
        };
        if op.value.precedence() != precedence || self.is_rigid(expr) {
            operands.push((expr, None));
            return;
        }
        // Operators are left- or right-associative, so only one of the two sides goes on with the chain.
        self.operands(left, precedence, operands);
        if let Some((_, operator)) = operands.last_mut() {
            *operator = Some(op.value);
        }
        self.operands(right, precedence, operands);
    }

    /// `a ? b : c`, each part on its line. In a chain `a ? b : c ? d : e`, each condition is on one line with its value.
    fn broken_conditional(&self, expr: &'a Expr, out: &mut Out, place: Position) {
        let indent = place.indent + place.hang;
        let mut expr = expr;
        let mut inner = Position { hang: place.hang + STEP, ..place };
        let mut in_chain = false;
        while let ExprKind::Conditional(condition, then, otherwise) = &expr.kind {
            in_chain |= matches!(otherwise.kind, ExprKind::Conditional(..));
            self.write(condition, out, inner.before(2));
            out.push(" ?");
            // A break that the author made behind `?` stays, as one in a list does.
            let apart = self.source.breaks(condition.span.end, then.span.start);
            let together = in_chain && !apart;
            match self.flat(then, out.room(3)).filter(|_| together) {
                Some(text) => {
                    out.push(" ");
                    out.push(&text);
                }
                None => {
                    out.newline(indent);
                    self.write(then, out, Position { indent, hang: STEP, after: 2 });
                }
            }
            out.push(" :");
            out.newline(indent);
            inner = Position { indent, hang: STEP, after: place.after };
            expr = otherwise;
            if self.is_rigid(expr) {
                break;
            }
        }
        self.write(expr, out, inner);
    }
}
