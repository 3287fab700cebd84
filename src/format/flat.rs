//! Expressions and bodies on one line, if they may be: where the author broke the line, or a comment does, they are not.

use super::out::Line;
use super::printer::{Printer, entry_span, for_variables};
use super::sequence::Sequence;
use super::source::Gap;
use crate::source::offset;
use crate::syntax::ast::{
    Attribute, BinaryOp, Block, Body, Entry, Expr, ExprKind, For, TextPart, TypeAlternativeKind, TypeExpr,
};

impl<'a> Printer<'a> {
    /// An expression on one line no wider than `room`.
    pub(super) fn flat(&self, expr: &'a Expr, room: usize) -> Option<String> {
        let mut line = Line::new(room);
        self.flat_expr(expr, &mut line)?;
        Some(line.text)
    }

    /// A body on one line no wider than `room`.
    pub(super) fn flat_body(&self, body: &'a Body, room: usize) -> Option<String> {
        let mut line = Line::new(room);
        self.flat_entries(body, &mut line)?;
        Some(line.text)
    }

    pub(super) fn flat_expr(&self, expr: &'a Expr, line: &mut Line) -> Option<()> {
        line.enter()?;
        self.flat_kind(expr, line)?;
        line.leave();
        Some(())
    }

    fn flat_kind(&self, expr: &'a Expr, line: &mut Line) -> Option<()> {
        // A comment has no place in the canonical form: the expression is copied.
        if self.is_rigid(expr) {
            return line.push(self.one_line(expr)?);
        }
        match &expr.kind {
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::Path(_)
            | ExprKind::Error => line.push(self.one_line(expr)?),
            ExprKind::Text(parts) => self.flat_text(expr, parts, line),
            ExprKind::List(_) | ExprKind::Paren(_) => self.flat_sequence(&Sequence::of_brackets(expr)?, line),
            ExprKind::Call(call) => {
                line.push(&call.function.value)?;
                self.flat_sequence(&Sequence::of_call(call), line)
            }
            ExprKind::Index(base, index) => {
                self.flat_expr(base, line)?;
                self.flat_sequence(&Sequence::of_index(expr, base, index), line)
            }
            ExprKind::Map(body) => self.flat_entries(body, line),
            ExprKind::For(clause) => {
                // The author has put the clause on lines below the bracket.
                if self.breaks_after_bracket(expr) {
                    return None;
                }
                line.push("[")?;
                self.flat_for(clause, line)?;
                line.push("]")
            }
            ExprKind::Member(base, name) => {
                self.flat_expr(base, line)?;
                line.push(".")?;
                line.push(&name.value)
            }
            ExprKind::Unary(_, operand) => {
                line.push(self.sign(expr, operand))?;
                self.flat_expr(operand, line)
            }
            ExprKind::Binary(left, op, right) => {
                if self.source.breaks(left.span.end, right.span.start)
                    || self.source.has_comment(left.span.end, right.span.start)
                {
                    return None;
                }
                self.flat_expr(left, line)?;
                // `1..3`, but `(a + 1) .. b * 2` would read as `a + (1..b) * 2` without spaces.
                if op.value == BinaryOp::Range && !is_binary(left) && !is_binary(right) {
                    line.push("..")?;
                } else {
                    line.push(" ")?;
                    line.push(op.value.text())?;
                    line.push(" ")?;
                }
                self.flat_expr(right, line)
            }
            ExprKind::Conditional(condition, then, otherwise) => {
                // A break that the author made at `?` or `:` stays, even where one line would do.
                if self.source.breaks(condition.span.end, then.span.start)
                    || self.source.breaks(then.span.end, otherwise.span.start)
                {
                    return None;
                }
                self.flat_expr(condition, line)?;
                line.push(" ? ")?;
                self.flat_expr(then, line)?;
                line.push(" : ")?;
                self.flat_expr(otherwise, line)
            }
        }
    }

    /// A string, without spaces at the ends of its interpolations. A heredoc is never on one line.
    fn flat_text(&self, expr: &'a Expr, parts: &'a [TextPart], line: &mut Line) -> Option<()> {
        let whole = self.one_line(expr)?;
        let mut tidy = String::new();
        let mut at = expr.span.start;
        for part in parts {
            let TextPart::Interpolation(value) = part else { continue };
            let before = self.source.get(at, value.span.start).trim_end_matches([' ', '\t']);
            let rest = self.source.get(value.span.end, expr.span.end);
            let close = rest.trim_start_matches([' ', '\t']);
            if !before.ends_with("${") || !close.starts_with('}') {
                // A comment is beside the value: "${/* port */ 80}".
                return line.push(whole);
            }
            tidy.push_str(before);
            // However long it is: an interpolation cannot be broken without changing the string's own lines.
            match self.flat(value, usize::MAX) {
                Some(text) => tidy.push_str(&text),
                None => tidy.push_str(self.source.get(value.span.start, value.span.end)),
            }
            at = expr.span.end - offset(close.len());
        }
        if tidy.is_empty() {
            return line.push(whole);
        }
        tidy.push_str(self.source.get(at, expr.span.end));
        line.push(&tidy)
    }

    /// `for k, v in m: v if c`
    pub(super) fn flat_for(&self, clause: &'a For, line: &mut Line) -> Option<()> {
        self.flat_for_head(clause, line)?;
        line.push(" ")?;
        self.flat_expr(&clause.value, line)?;
        let Some(condition) = &clause.condition else { return Some(()) };
        line.push(" if ")?;
        self.flat_expr(condition, line)
    }

    /// `for k, v in m:`
    pub(super) fn flat_for_head(&self, clause: &'a For, line: &mut Line) -> Option<()> {
        line.push(&for_variables(clause))?;
        self.flat_expr(&clause.collection, line)?;
        line.push(":")
    }

    pub(super) fn flat_sequence(&self, sequence: &Sequence<'a>, line: &mut Line) -> Option<()> {
        line.push(sequence.open)?;
        let mut at = sequence.start;
        for (index, item) in sequence.items.iter().enumerate() {
            let gap = self.source.gap(at, item.span.start, true);
            // A break after the opening bracket keeps one item per line; breaks between items are filled up.
            let breaks = index == 0 && gap.breaks;
            if breaks || !self.flat_trailing(&gap, line)? {
                return None;
            }
            if index > 0 {
                line.push(", ")?;
            }
            for comment in gap.inline {
                line.push(&self.source.comment(*comment))?;
                line.push(" ")?;
            }
            self.flat_expr(item, line)?;
            at = item.span.end;
        }
        self.flat_end(at, sequence.end, sequence.items.is_empty(), line)?;
        line.push(sequence.close)
    }

    /// The comments before a comma, and whether what follows it may go on on the line.
    fn flat_trailing(&self, gap: &Gap<'a>, line: &mut Line) -> Option<bool> {
        if gap.breaks && !gap.trailing.is_empty() || !gap.own.is_empty() {
            return Some(false);
        }
        for comment in gap.trailing {
            line.push(" ")?;
            line.push(&self.source.comment(*comment))?;
        }
        Some(true)
    }

    /// The comments before a closing bracket.
    fn flat_end(&self, start: u32, end: u32, empty: bool, line: &mut Line) -> Option<()> {
        let gap = self.source.gap(start, end, false);
        // `# ...` would take the bracket into the comment.
        if !gap.own.is_empty() || gap.trailing.iter().any(|comment| self.source.ends_line(*comment)) {
            return None;
        }
        for (index, comment) in gap.trailing.iter().enumerate() {
            if index > 0 || !empty {
                line.push(" ")?;
            }
            line.push(&self.source.comment(*comment))?;
        }
        Some(())
    }

    /// `{ a = 1, b = 2 }`
    fn flat_entries(&self, body: &'a Body, line: &mut Line) -> Option<()> {
        let close = body.close?;
        let mut at = body.open.end;
        line.push("{")?;
        for (index, entry) in body.entries.iter().enumerate() {
            let span = entry_span(entry);
            let gap = self.source.gap(at, span.start, true);
            // Unlike in a list, any break between entries keeps the body on several lines: a body is lines, a list is text.
            if gap.breaks || !self.flat_trailing(&gap, line)? {
                return None;
            }
            line.push(if index > 0 { ", " } else { " " })?;
            for comment in gap.inline {
                line.push(&self.source.comment(*comment))?;
                line.push(" ")?;
            }
            match entry {
                Entry::Attribute(attribute) => self.flat_attribute(attribute, line)?,
                Entry::Block(block) => self.flat_block(block, line)?,
                Entry::Error(_) => return None,
            }
            at = span.end;
        }
        if body.entries.is_empty() && !self.source.has_comment(at, close.start) {
            return line.push("}");
        }
        if self.source.breaks(at, close.start) {
            return None;
        }
        line.push(" ")?;
        self.flat_end(at, close.start, true, line)?;
        if self.source.has_comment(at, close.start) {
            line.push(" ")?;
        }
        line.push("}")
    }

    fn flat_attribute(&self, attribute: &'a Attribute, line: &mut Line) -> Option<()> {
        let (head, _) = self.attribute_head(attribute);
        if head.contains('\n') {
            return None;
        }
        line.push(&head)?;
        line.push(" ")?;
        self.flat_expr(&attribute.value, line)
    }

    fn flat_block(&self, block: &'a Block, line: &mut Line) -> Option<()> {
        let head = self.block_head(block);
        if head.contains('\n') {
            return None;
        }
        line.push(&head)?;
        line.push(" ")?;
        self.flat_entries(&block.body, line)
    }

    /// A type on one line.
    pub(super) fn flat_type(&self, ty: &TypeExpr) -> String {
        self.type_parts(ty).join(" | ")
    }

    /// The alternatives of a type; the `?` belongs to the last.
    pub(super) fn type_parts(&self, ty: &TypeExpr) -> Vec<String> {
        let mut parts: Vec<String> = ty
            .alternatives
            .iter()
            .map(|alternative| match &alternative.kind {
                TypeAlternativeKind::Name(word, Some(argument)) => {
                    format!("{}<{}>", word.value, self.flat_type(argument))
                }
                _ => self.source.get(alternative.span.start, alternative.span.end).trim().to_owned(),
            })
            .collect();
        if let (Some(_), Some(last)) = (ty.optional, parts.last_mut()) {
            last.push('?');
        }
        parts
    }

    /// The source text of a node that has no line end.
    fn one_line(&self, expr: &Expr) -> Option<&'a str> {
        let text = self.source.get(expr.span.start, expr.span.end);
        (!text.contains('\n')).then_some(text)
    }
}

/// Whether an expression has spaces in it: then a range of it has spaces, too.
fn is_binary(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Binary(..) | ExprKind::Conditional(..))
}
