//! Expressions in round and square brackets: lists, arguments, a parenthesized expression, an index.

use super::out::{Line, Out, Position, STEP};
use super::printer::{Printer, for_variables};
use super::rows::{Content, Opening, Row};
use crate::syntax::ast::{Call, Expr, ExprKind};

/// Expressions between brackets.
#[derive(Debug)]
pub(super) struct Sequence<'a> {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) items: Vec<&'a Expr>,
    /// The offset after the opening bracket.
    pub(super) start: u32,
    /// The offset before the closing bracket.
    pub(super) end: u32,
    /// Whether several are allowed, and a comma after the last.
    pub(super) several: bool,
}

impl<'a> Sequence<'a> {
    /// `[a, b]` or `(a)`
    pub(super) fn of_brackets(expr: &'a Expr) -> Option<Self> {
        let (start, end) = (expr.span.start + 1, expr.span.end - 1);
        match &expr.kind {
            ExprKind::List(items) => {
                Some(Self { open: "[", close: "]", items: items.iter().collect(), start, end, several: true })
            }
            ExprKind::Paren(item) => {
                Some(Self { open: "(", close: ")", items: vec![item.as_ref()], start, end, several: false })
            }
            _ => None,
        }
    }

    /// The arguments of a call.
    pub(super) fn of_call(call: &'a Call) -> Self {
        let (start, end) = (call.parens.start + 1, call.parens.end - 1);
        Self { open: "(", close: ")", items: call.arguments.iter().collect(), start, end, several: true }
    }

    /// The index after `base`.
    pub(super) fn of_index(expr: &'a Expr, base: &'a Expr, index: &'a Expr) -> Self {
        let (start, end) = (base.span.end + 1, expr.span.end - 1);
        Self { open: "[", close: "]", items: vec![index], start, end, several: false }
    }
}

impl<'a> Printer<'a> {
    /// A sequence that does not fit on its line.
    pub(super) fn broken_sequence(&self, sequence: &Sequence<'a>, out: &mut Out, place: Position) {
        // Tried first, since it saves two lines and one step of indentation for the commonest of
        // long calls.
        if self.hug(sequence, out, place).is_some() {
            return;
        }
        out.push(sequence.open);
        let indent = place.indent + STEP;
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(sequence.items.len());
        let mut at = sequence.start;
        let mut first = &[][..];
        for (index, item) in sequence.items.iter().enumerate() {
            let gap = self.source.gap(at, item.span.start, true);
            match rows.last_mut() {
                Some(row) => row.trailing = gap.trailing,
                None => first = gap.trailing,
            }
            let last = index + 1 == sequence.items.len();
            let heredoc = self.ends_with_heredoc(item);
            // After a heredoc, a comma needs another line, so after the last item it is left out.
            let comma = sequence.several && !(last && heredoc);
            let mut element = Out::at(indent);
            for comment in gap.inline {
                element.push(&self.source.comment(*comment));
                element.push(" ");
            }
            // In a list the next lines of `a &&` must not look like items; in `( )` there is only one.
            let hang = if sequence.several { STEP } else { 0 };
            let after = usize::from(comma && !heredoc);
            self.write(item, &mut element, Position { indent, hang, after });
            if comma {
                // The tag that ends a heredoc must be alone on its line.
                if heredoc {
                    element.newline(indent);
                }
                element.push(",");
            }
            rows.push(Row::new(gap, Content::Text(element.text)));
            at = item.span.end;
        }
        self.close(rows, (Opening::Bracket, first), (at, sequence.end), out, indent);
        out.newline(place.indent);
        out.push(sequence.close);
    }

    /// `join(",", [`, the elements of the list on lines below, and `])`: the last argument of a call, or the only expression in
    /// brackets, is broken instead of the sequence.
    fn hug(&self, sequence: &Sequence<'a>, out: &mut Out, place: Position) -> Option<()> {
        let (last, others) = sequence.items.split_last()?;
        let call = sequence.open == "(" && sequence.several;
        let may = match last.kind {
            // f(a, g(
            //   b,
            // )) would hide that `a` and `g(b)` are arguments of the same call.
            ExprKind::Call(_) => others.is_empty(),
            _ => others.is_empty() || call,
        };
        if !may || !is_bracketed(last) || self.breaks_before(sequence) || self.has_comment_between(sequence) {
            return None;
        }
        // All but the last item, and the beginning of the last, must fit on the first line. Nothing is written before that is certain.
        let mut line = Line::new(out.room(1));
        line.push(sequence.open)?;
        for item in others {
            self.flat_expr(item, &mut line)?;
            line.push(", ")?;
        }
        let opening = match &last.kind {
            ExprKind::Call(call) => call.function.value.as_str(),
            _ => "",
        };
        line.push(opening)?;
        out.push(line.text.strip_suffix(opening).unwrap_or(&line.text));
        // Broken without a try to fit: the whole sequence did not, and its other items are on this
        // line already.
        self.broken(last, out, Position { after: place.after + 1, ..place });
        out.push(sequence.close);
        Some(())
    }

    fn breaks_before(&self, sequence: &Sequence<'a>) -> bool {
        sequence.items.first().is_some_and(|first| self.source.breaks(sequence.start, first.span.start))
    }

    fn has_comment_between(&self, sequence: &Sequence<'a>) -> bool {
        let mut at = sequence.start;
        let between = sequence.items.iter().any(|item| {
            let comment = self.source.has_comment(at, item.span.start);
            at = item.span.end;
            comment
        });
        between || self.source.has_comment(at, sequence.end)
    }

    /// `[for k, v in m: v if c]`
    pub(super) fn broken_for(&self, expr: &'a Expr, out: &mut Out, place: Position) {
        let ExprKind::For(clause) = &expr.kind else { return };
        // [for name in param.names: {
        //   name = name
        // }]
        // A value in brackets closes on the line of the clause's own bracket. With a condition
        // behind it, that would be hidden at the end of a long text.
        if clause.condition.is_none() && is_bracketed(&clause.value) && !self.breaks_after_bracket(expr) {
            let mut line = Line::new(out.room(3));
            if line.push("[").and_then(|()| self.flat_for_head(clause, &mut line)).is_some() {
                out.push(&line.text);
                out.push(" ");
                self.write(&clause.value, out, place.before(place.after + 1));
                out.push("]");
                return;
            }
        }
        let indent = place.indent + STEP;
        out.push("[");
        out.newline(indent);
        let mut line = Line::new(out.room(0));
        if self.flat_for(clause, &mut line).is_some() {
            out.push(&line.text);
        } else {
            out.push(&for_variables(clause));
            self.write(&clause.collection, out, Position::new(indent).before(1));
            out.push(":");
            out.newline(indent + STEP);
            self.write(&clause.value, out, Position::new(indent + STEP));
            if let Some(condition) = &clause.condition {
                out.newline(indent + STEP);
                out.push("if ");
                self.write(condition, out, Position::new(indent + STEP));
            }
        }
        out.newline(place.indent);
        out.push("]");
    }
}

/// Whether an expression begins and ends with brackets, so that its lines need no further indentation.
fn is_bracketed(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::List(items) => !items.is_empty(),
        ExprKind::Map(body) => !body.entries.is_empty(),
        ExprKind::For(_) => true,
        ExprKind::Call(call) => !call.arguments.is_empty(),
        _ => false,
    }
}
