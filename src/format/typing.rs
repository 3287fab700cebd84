//! Formatting on type: the line that was ended, and the indentation of the new one.

use super::out::STEP;
use super::{Dialect, Parsed, edits};
use crate::diagnostics::Edit;
use crate::source::{LineEnds, LineIndex, Span};
use crate::syntax::ast::{Block, Body, Call, Entry, Expr, ExprKind, Item};

/// The edits after `typed` was typed, which ends at `offset`. After a newline they format the declaration around it up to the line
/// that was ended, and indent the new line; after anything else (a `}`) they format the whole declaration.
pub fn typed_edits(text: &str, offset: u32, typed: char, dialect: Dialect) -> Vec<Edit> {
    let parsed = Parsed::new(text, dialect);
    // Other declarations are not touched: what changes far from the cursor while someone types
    // looks like a fault.
    let lines = parsed.lines_around(offset..offset);
    let mut changes = edits(text, dialect);
    changes.retain(|edit| lines.start <= edit.span.start && edit.span.end <= lines.end);
    if typed != '\n' {
        return changes;
    }
    let index = LineIndex::new(text, LineEnds::Lf);
    let Some(line) = index.line_range(index.line(offset)) else { return Vec::new() };
    // The user is about to write on the line of the cursor, so it is neither joined with others nor removed.
    changes.retain(|edit| edit.span.end < line.start);
    let rest = text.get(line.start as usize..line.end as usize).unwrap_or_default();
    let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    // Editors insert the closing bracket with the opening one, so the new line may begin with it.
    let closes = rest.trim_start().starts_with(['}', ']', ')']);
    let depth = parsed.depth(line.start).saturating_sub(usize::from(closes));
    let wanted = " ".repeat(depth * STEP);
    let span = Span::new(parsed.tree.id, line.start, line.end).part(0..indent);
    // In a heredoc whitespace is content.
    if text.get(span.range()) != Some(wanted.as_str()) && !parsed.is_text(line.start) {
        changes.push(Edit { span, text: wanted });
    }
    changes
}

impl Parsed<'_> {
    /// How many brackets are open at an offset.
    fn depth(&self, at: u32) -> usize {
        let mut depth = Depth { at, open: 0, text: false };
        self.walk(&mut depth);
        depth.open
    }

    /// Whether an offset is inside a heredoc.
    fn is_text(&self, at: u32) -> bool {
        let mut depth = Depth { at, open: 0, text: false };
        self.walk(&mut depth);
        depth.text
    }

    fn walk(&self, depth: &mut Depth) {
        for item in &self.tree.items {
            depth.item(item);
        }
    }
}

/// Counts the brackets around an offset.
struct Depth {
    at: u32,
    open: usize,
    text: bool,
}

impl Depth {
    fn is_inside(&self, span: Span) -> bool {
        span.start < self.at && self.at < span.end
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Param(param) => {
                param.default.iter().for_each(|value| self.expr(value));
                param.body.iter().for_each(|body| self.body(body));
            }
            Item::Let(item) => self.expr(&item.value),
            Item::Output(output) => {
                self.expr(&output.value);
                output.body.iter().for_each(|body| self.body(body));
            }
            Item::Assert(assert) => self.expr(&assert.condition),
            Item::Block(block) => self.block(block),
            Item::Error(_) => {}
        }
    }

    fn block(&mut self, block: &Block) {
        self.body(&block.body);
    }

    fn body(&mut self, body: &Body) {
        // While someone types, a body is often not closed yet; then it goes on after its last entry.
        let closed = body.close.is_none_or(|close| self.at <= close.start);
        if !(body.open.end <= self.at && closed) {
            return;
        }
        self.open += 1;
        for entry in &body.entries {
            match entry {
                Entry::Attribute(attribute) => self.expr(&attribute.value),
                Entry::Block(block) => self.block(block),
                Entry::Error(_) => {}
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        if !self.is_inside(expr.span) {
            return;
        }
        match &expr.kind {
            ExprKind::Text(_) => self.text = true,
            ExprKind::List(items) => {
                self.open += 1;
                for item in items {
                    self.expr(item);
                }
            }
            ExprKind::Map(body) => self.body(body),
            ExprKind::For(clause) => {
                self.open += 1;
                self.expr(&clause.collection);
                self.expr(&clause.value);
            }
            ExprKind::Call(Call { arguments, parens, .. }) => {
                self.open += usize::from(self.is_inside(*parens));
                for item in arguments {
                    self.expr(item);
                }
            }
            ExprKind::Paren(inner) => {
                self.open += 1;
                self.expr(inner);
            }
            ExprKind::Member(base, _) => self.expr(base),
            ExprKind::Index(base, index) => {
                self.expr(base);
                self.expr(index);
            }
            ExprKind::Unary(_, operand) => self.expr(operand),
            ExprKind::Binary(left, _, right) => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Conditional(condition, then, otherwise) => {
                for part in [condition, then, otherwise] {
                    self.expr(part);
                }
            }
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::Path(_)
            | ExprKind::Error => {}
        }
    }
}
