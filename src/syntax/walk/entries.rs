//! Bodies and their entries: attributes and blocks.

use super::separators::Gap;
use super::{Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast;
use crate::text::{Span, Spanned};

/// An entry before it is known where it stands.
pub(super) enum Shape {
    /// `key = value`
    Attribute(ast::Attribute),
    /// `kind "label" { ... }`
    Block(Head, ast::Body),
    /// `kind "label"`, and nothing more
    Incomplete(Head),
}

/// What stands before a block's body.
pub(super) struct Head {
    pub(super) kind: ast::Name,
    pub(super) labels: Vec<Written>,
}

/// A label as it was written.
pub(super) struct Written {
    pub(super) value: ast::Expr,
    /// The word, if there are no quotes.
    pub(super) bare: Option<String>,
}

/// The neighbour before an entry, while a sequence of entries is walked.
pub(super) struct Before {
    /// Where its last token ends, in the parsed text.
    pub(super) end: usize,
    /// Whether there is one at all.
    pub(super) exists: bool,
    /// Whether it has a problem: then what follows on its line is not reported again.
    pub(super) troubled: bool,
}

impl Before {
    pub(super) fn start(end: usize) -> Self {
        Self { end, exists: false, troubled: false }
    }
}

impl Walker<'_> {
    pub(super) fn body(&mut self, pair: Pair<'_>) -> ast::Body {
        let span = self.span(&pair);
        let (start, end) = (pair.as_span().start(), pair.as_span().end());
        let mut before = Before::start(start + 1);
        let mut entries = Vec::new();
        let mut close = Some(self.place(end.saturating_sub(1)..end));
        self.height += 1;
        for child in inner(pair) {
            if child.as_rule() == Rule::missing_close {
                close = None;
                continue;
            }
            let gap = Gap::read(&self.scan.text, before.end..child.as_span().start());
            let (problems, child_end) = (self.problems, child.as_span().end());
            let follows = before.exists && gap.is_empty();
            if follows && !before.troubled {
                let span = self.span(&child).before();
                self.report(unexpected::new(
                    span,
                    "two entries stand on one line without a comma",
                    "expected a comma or a line end",
                ));
            }
            entries.push(self.body_entry(child));
            let troubled = self.problems > problems || (follows && before.troubled);
            before = Before { end: self.token_end(child_end), exists: true, troubled };
        }
        self.height -= 1;
        ast::Body { entries, open: self.place(start..start + 1), close, span }
    }

    fn body_entry(&mut self, pair: Pair<'_>) -> ast::Entry {
        let span = self.span(&pair);
        if pair.as_rule() != Rule::entry {
            self.report(unexpected::new(span, "expected an attribute or a block", "neither"));
            return ast::Entry::Error(span);
        }
        match self.shape(pair) {
            Shape::Attribute(attribute) => ast::Entry::Attribute(attribute),
            Shape::Block(head, body) => {
                let docs = self.docs(span);
                ast::Entry::Block(self.block(docs, None, head, body))
            }
            Shape::Incomplete(head) => {
                self.report(unexpected::new(head.kind.span, "incomplete", "incomplete"));
                ast::Entry::Error(span)
            }
        }
    }

    /// Makes the block of its parts.
    pub(super) fn block(
        &mut self,
        docs: Option<ast::Docs>,
        existing: Option<Span>,
        head: Head,
        body: ast::Body,
    ) -> ast::Block {
        let span = existing.unwrap_or(head.kind.span).to(body.span);
        let labels = head.labels.into_iter().map(|label| ast::Label { value: label.value }).collect();
        ast::Block { docs, existing, kind: head.kind, labels, body, span }
    }

    /// Reads an entry, wherever it stands.
    pub(super) fn shape(&mut self, pair: Pair<'_>) -> Shape {
        let start = self.span(&pair);
        let mut children = inner(pair);
        let Some(first) = children.next() else { unreachable!("an entry begins with a name or a string") };
        let (key, quoted) = match first.as_rule() {
            Rule::name => (self.name(&first), false),
            _ => (self.key(first), true),
        };
        let mut labels = Vec::new();
        for child in children {
            match child.as_rule() {
                Rule::body => return Shape::Block(Head { kind: key, labels }, self.body(child)),
                Rule::late_body => {
                    self.report(unexpected::new(self.span(&child), "late body", "here"));
                    let Some(body) = inner(child).next() else { unreachable!("a late body is a body") };
                    return Shape::Block(Head { kind: key, labels }, self.body(body));
                }
                Rule::incomplete => return Shape::Incomplete(Head { kind: key, labels }),
                Rule::plain_string | Rule::string | Rule::masked => {
                    labels.push(Written { value: self.primary(child), bare: None });
                }
                Rule::bare_label => labels.push(self.bare_label(&child)),
                Rule::foreign_equals | Rule::missing_equals => {
                    self.report(unexpected::new(self.span(&child), "expected `=`", "here"));
                }
                _ => {
                    let value = self.value(child);
                    let span = start.before().to(value.span);
                    return Shape::Attribute(ast::Attribute { key, quoted, value, span });
                }
            }
        }
        Shape::Incomplete(Head { kind: key, labels })
    }

    /// What stands after `=`, or should.
    pub(super) fn value(&mut self, pair: Pair<'_>) -> ast::Expr {
        match pair.as_rule() {
            Rule::missing_value => {
                let span = self.after_token(pair.as_span().start());
                self.report(unexpected::new(span, "expected a value", "expected a value"));
                ast::Expr { kind: ast::ExprKind::Error, span }
            }
            Rule::wrong_equals => {
                let span = self.span(&pair);
                self.report(unexpected::new(span.before(), "expected `=`", "here"));
                inner(pair)
                    .next()
                    .map_or(ast::Expr { kind: ast::ExprKind::Error, span }, |value| self.value(value))
            }
            _ => self.expr(pair),
        }
    }

    /// `"Cost-Center" = ...`
    fn key(&mut self, pair: Pair<'_>) -> ast::Name {
        let value = self.primary(pair);
        match value.kind {
            ast::ExprKind::Text(parts) => match parts.as_slice() {
                [] => Spanned::new(String::new(), value.span),
                [ast::TextPart::Literal(text)] => Spanned::new(text.clone(), value.span),
                _ => {
                    self.report(unexpected::new(value.span, "a key cannot interpolate", "here"));
                    Spanned::new(String::new(), value.span)
                }
            },
            _ => Spanned::new(String::new(), value.span),
        }
    }

    /// cluster web {
    fn bare_label(&mut self, pair: &Pair<'_>) -> Written {
        let name = self.name(pair);
        let kind = ast::ExprKind::Text(vec![ast::TextPart::Literal(name.value.clone())]);
        Written { value: ast::Expr { kind, span: name.span }, bare: Some(name.value) }
    }

    /// Where the last token of a node ends: a node may have taken white space while it looked for more.
    pub(super) fn token_end(&self, end: usize) -> usize {
        let text = self.scan.text.get(..end).unwrap_or_default();
        if text.ends_with([' ', '\n', '\t', '\r']) { text.trim_end().len() } else { end }
    }
}
