//! The state that all parts of the formatter share, and the heads of entries.

use std::borrow::Cow;

use super::source::Source;
use crate::source::Span;
use crate::syntax::ast::{Attribute, Block, Entry, Expr, ExprKind, For};

/// Prints nodes of a tree in their canonical form. All of them are complete: nodes with syntax errors are copied, not printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printer<'a> {
    pub(super) source: Source<'a>,
}

/// The whole entry.
pub(super) fn entry_span(entry: &Entry) -> Span {
    match entry {
        Entry::Attribute(attribute) => attribute.span,
        Entry::Block(block) => block.span,
        Entry::Error(span) => *span,
    }
}

/// `for k, v in `
pub(super) fn for_variables(clause: &For) -> String {
    let names: Vec<&str> = clause.variables.iter().map(|name| name.value.as_str()).collect();
    format!("for {} in ", names.join(", "))
}

impl<'a> Printer<'a> {
    /// Whether a comment is at a position that the canonical form has no room for, such as between an operand and its operator. Then
    /// the expression is copied as it is.
    pub(super) fn is_rigid(&self, expr: &Expr) -> bool {
        let comment = |start: u32, end: u32| self.source.has_comment(start, end);
        let Span { start, end, .. } = expr.span;
        match &expr.kind {
            ExprKind::Call(call) => comment(start, call.parens.start),
            ExprKind::Index(base, _) => comment(base.span.end, base.span.end + 1),
            ExprKind::Member(base, name) => comment(base.span.end, name.span.start),
            ExprKind::Unary(_, operand) => comment(start, operand.span.start),
            ExprKind::Binary(left, op, _) => {
                // The tag that ends a heredoc must be alone on its line, so an operator cannot follow it there.
                comment(left.span.end, op.span.start) || self.ends_with_heredoc(left)
            }
            ExprKind::Conditional(condition, then, otherwise) => {
                comment(condition.span.end, then.span.start)
                    || comment(then.span.end, otherwise.span.start)
                    || self.ends_with_heredoc(condition)
                    || self.ends_with_heredoc(then)
            }
            ExprKind::For(clause) => {
                let condition = clause.condition.as_ref();
                comment(start, clause.collection.span.start)
                    || comment(clause.collection.span.end, clause.value.span.start)
                    || comment(clause.value.span.end, condition.map_or(end, |condition| condition.span.start))
                    || condition.is_some_and(|condition| comment(condition.span.end, end))
                    || self.ends_with_heredoc(&clause.collection)
            }
            _ => false,
        }
    }

    /// Whether the line ends right after the bracket that opens an expression.
    pub(super) fn breaks_after_bracket(&self, expr: &Expr) -> bool {
        let inside = self.source.get(expr.span.start + 1, expr.span.end);
        inside.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
    }

    /// `!` or `-`, as it is before an operand.
    pub(super) fn sign(&self, expr: &Expr, operand: &Expr) -> &'a str {
        self.source.get(expr.span.start, operand.span.start).trim_end()
    }

    /// `encrypted =`, and whether its `=` may be aligned: not if there is a comment in it.
    pub(super) fn attribute_head(&self, attribute: &Attribute) -> (Cow<'a, str>, bool) {
        let (start, value) = (attribute.span.start, attribute.value.span.start);
        if self.source.has_comment(start, value) {
            let head = self.source.verbatim(Span { end: value, ..attribute.span });
            return (Cow::Owned(head.trim_end().to_owned()), false);
        }
        // From the source and not from the tree, because a key may be quoted, and its escapes are
        // the author's.
        let key = self.source.get(start, value).trim_end();
        let key = key.strip_suffix('=').unwrap_or(key).trim_end();
        (Cow::Owned(format!("{key} =")), true)
    }

    /// `existing network "main"`
    pub(super) fn block_head(&self, block: &'a Block) -> Cow<'a, str> {
        let (start, end) = (block.span.start, block.body.open.start);
        if self.source.has_comment(start, end) {
            let head = self.source.verbatim(Span { end, ..block.span });
            return Cow::Owned(head.trim_end().to_owned());
        }
        let mut head = String::new();
        if block.existing.is_some() {
            head.push_str("existing ");
        }
        head.push_str(&block.kind.value);
        for label in &block.labels {
            head.push(' ');
            // A label stays on the line of its kind, however long it is: the `{` after it must be there, too.
            match self.flat(&label.value, usize::MAX) {
                Some(text) => head.push_str(&text),
                None => head.push_str(&self.source.verbatim(label.value.span)),
            }
        }
        Cow::Owned(head)
    }

    /// Whether the last of several operands is a bare word: `a ? b : c`.
    pub(super) fn ends_with_word(&self, expr: &Expr) -> bool {
        let mut last = expr;
        while let ExprKind::Binary(_, _, right) | ExprKind::Conditional(_, _, right) = &last.kind {
            last = right;
        }
        let text = self.source.get(last.span.start, last.span.end);
        last.span != expr.span
            && text.starts_with(|c: char| c.is_alphabetic() || c == '_')
            // A path, a call or an index cannot begin a block, whatever follows it.
            && !text.contains(['.', '(', '['])
    }

    /// Whether the last line of an expression is the tag that ends a heredoc, which must be alone on its line.
    pub(super) fn ends_with_heredoc(&self, mut expr: &Expr) -> bool {
        loop {
            expr = match &expr.kind {
                ExprKind::Text(_) => {
                    return self.source.get(expr.span.start, expr.span.end).starts_with("<<");
                }
                ExprKind::Unary(_, operand) => operand,
                ExprKind::Binary(_, _, right) => right,
                ExprKind::Conditional(_, _, otherwise) => otherwise,
                _ => return false,
            }
        }
    }
}
