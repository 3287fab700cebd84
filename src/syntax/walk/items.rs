//! Top-level declarations.

use super::entries::{Before, Head, Shape};
use super::separators::Gap;
use super::{Pair, Rule, Walker, inner};
use crate::diagnostics::catalog::syntax::unexpected;
use crate::syntax::ast;
use crate::text::Spanned;

impl Walker<'_> {
    /// A file of declarations.
    pub(super) fn program(&mut self, pair: Pair<'_>) -> Vec<ast::Item> {
        let mut items = Vec::new();
        let mut before = Before::start(0);
        for child in inner(pair) {
            if child.as_rule() == Rule::EOI {
                break;
            }
            let gap = Gap::read(&self.scan.text, before.end..child.as_span().start());
            let (problems, child_end) = (self.problems, child.as_span().end());
            let follows = before.exists && gap.is_empty();
            if follows && !before.troubled {
                let span = self.span(&child).before();
                self.report(unexpected::new(
                    span,
                    "two declarations stand on one line",
                    "expected a line end",
                ));
            }
            items.push(self.item(child));
            let troubled = self.problems > problems || (follows && before.troubled);
            before = Before { end: self.token_end(child_end), exists: true, troubled };
        }
        items
    }

    /// The lines of an `.ecsvars` file.
    pub(super) fn assignments(&mut self, pair: Pair<'_>) -> Vec<ast::Attribute> {
        let mut attributes = Vec::new();
        for child in inner(pair) {
            let span = self.span(&child);
            match child.as_rule() {
                Rule::EOI => break,
                Rule::entry => match self.shape(child) {
                    Shape::Attribute(attribute) => attributes.push(attribute),
                    _ => self.report(unexpected::new(span, "expected `name = value`", "here")),
                },
                _ => self.report(unexpected::new(span, "expected `name = value`", "here")),
            }
        }
        attributes
    }

    fn item(&mut self, pair: Pair<'_>) -> ast::Item {
        match pair.as_rule() {
            Rule::param => ast::Item::Param(self.param(pair)),
            Rule::let_ => ast::Item::Let(self.let_(pair)),
            Rule::output => ast::Item::Output(self.output(pair)),
            Rule::assert => ast::Item::Assert(self.assert(pair)),
            Rule::entry => self.top_level_entry(pair),
            _ => {
                let span = self.span(&pair);
                self.report(unexpected::new(span, "expected a declaration", "here"));
                ast::Item::Error(span)
            }
        }
    }

    /// param certificate: arn? = null { group = "HTTPS" }
    fn param(&mut self, pair: Pair<'_>) -> ast::Param {
        let mut span = self.span(&pair).before();
        let docs = self.docs(span);
        let start = pair.as_span().start();
        let (kind, length) = if pair.as_str().starts_with("var") {
            (ast::ParamKind::Var, "var".len())
        } else {
            (ast::ParamKind::Param, "param".len())
        };
        let keyword = self.place(start..start + length);
        let mut name = Spanned::new(String::new(), keyword.after());
        let (mut ty, mut default, mut body) = (None, None, None);
        for child in inner(pair) {
            match child.as_rule() {
                Rule::name => name = self.name(&child),
                Rule::type_expr => ty = Some(self.type_expr(child)),
                Rule::missing_type => {
                    self.report(unexpected::new(name.span.after(), "expected a type", "here"))
                }
                Rule::foreign_equals => {
                    self.report(unexpected::new(self.span(&child), "expected `=`", "here"))
                }
                Rule::body => body = Some(self.body(child)),
                _ => default = Some(self.value(child)),
            }
        }
        span = span.to(name.span);
        let parts = [
            ty.as_ref().map(|ty| ty.span),
            default.as_ref().map(|value| value.span),
            body.as_ref().map(|body| body.span),
        ];
        span = parts.into_iter().flatten().fold(span, |span, part| span.to(part));
        ast::Param { docs, kind, keyword, name, ty, default, body, span }
    }

    /// let zones = 3
    fn let_(&mut self, pair: Pair<'_>) -> ast::Let {
        let (name, value, _, span, docs) = self.binding(pair);
        ast::Let { docs, name, value, span }
    }

    /// output url = listener.public.url { export = true }
    fn output(&mut self, pair: Pair<'_>) -> ast::Output {
        let (name, value, body, span, docs) = self.binding(pair);
        ast::Output { docs, name, value, body, span }
    }

    /// What `let` and `output` have in common.
    fn binding(
        &mut self,
        pair: Pair<'_>,
    ) -> (ast::Name, ast::Expr, Option<ast::Body>, crate::text::Span, Option<ast::Docs>) {
        let start = self.span(&pair).before();
        let docs = self.docs(start);
        let mut name = Spanned::new(String::new(), start);
        let (mut value, mut body) = (None, None);
        for child in inner(pair) {
            match child.as_rule() {
                Rule::name => name = self.name(&child),
                Rule::let_type | Rule::foreign_equals | Rule::missing_equals => {
                    self.report(unexpected::new(self.span(&child), "expected `=`", "here"));
                }
                Rule::body => body = Some(self.body(child)),
                _ => value = Some(self.value(child)),
            }
        }
        let value = value.unwrap_or(ast::Expr { kind: ast::ExprKind::Error, span: name.span.after() });
        let span = start.to(value.span);
        let span = body.as_ref().map_or(span, |body| span.to(body.span));
        (name, value, body, span, docs)
    }

    /// assert param.min != param.max, "they must differ"
    fn assert(&mut self, pair: Pair<'_>) -> ast::Assert {
        let start = self.span(&pair).before();
        let mut children = inner(pair);
        let mut next = |walker: &mut Self| match children.next() {
            None => walker.broken(start),
            Some(child) if child.as_rule() == Rule::missing_message => {
                let span = walker.after_token(child.as_span().start());
                walker.report(unexpected::new(span, "expected a message", "here"));
                ast::Expr { kind: ast::ExprKind::Error, span }
            }
            Some(child) => walker.value(child),
        };
        let (condition, message) = (next(self), next(self));
        let span = start.to(condition.span).to(message.span);
        ast::Assert { condition, message, span }
    }

    /// cluster "web" { ... }        existing network "main" { ... }
    fn top_level_entry(&mut self, pair: Pair<'_>) -> ast::Item {
        let span = self.span(&pair);
        match self.shape(pair) {
            Shape::Attribute(attribute) => {
                self.report(unexpected::new(attribute.span, "attributes belong in a block", "here"));
                ast::Item::Error(span)
            }
            Shape::Block(head, body) => {
                let docs = self.docs(span);
                let (existing, head) = existing(head);
                ast::Item::Block(self.block(docs, existing, head, body))
            }
            Shape::Incomplete(head) => {
                self.report(unexpected::new(head.kind.span, "incomplete", "here"));
                ast::Item::Error(span)
            }
        }
    }
}

/// Takes `existing` off the head: the word after it is the kind.
fn existing(mut head: Head) -> (Option<crate::text::Span>, Head) {
    let bare = head.labels.first().and_then(|label| label.bare.clone());
    match bare {
        Some(kind) if head.kind.value == "existing" => {
            let label = head.labels.remove(0);
            let existing = head.kind.span;
            (Some(existing), Head { kind: Spanned::new(kind, label.value.span), labels: head.labels })
        }
        _ => (None, head),
    }
}
