//! Declarations and blocks.

use super::out::{Line, Out, Position, STEP, WIDTH};
use super::printer::Printer;
use crate::source::Span;
use crate::syntax::ast::{Assert, Block, Body, Expr, Item, Param, TypeExpr};

impl<'a> Printer<'a> {
    /// A declaration at the first column.
    pub(super) fn item(&self, item: &'a Item, out: &mut Out) {
        match item {
            Item::Param(param) => self.param(param, out),
            Item::Let(item) => {
                let head = format!("let {} = ", item.name.value);
                self.valued(item.span, &head, &item.value, None, out);
            }
            Item::Output(output) => {
                let head = format!("output {} = ", output.name.value);
                self.valued(output.span, &head, &output.value, output.body.as_ref(), out);
            }
            Item::Assert(assert) => self.assert(assert, out),
            Item::Block(block) => self.block(block, out, 0),
            Item::Error(span) => out.push(&self.source.verbatim(*span)),
        }
    }

    /// `cluster "web" { ... }`
    pub(super) fn block(&self, block: &'a Block, out: &mut Out, indent: usize) {
        out.push(&self.block_head(block));
        self.body(&block.body, out, indent);
    }

    /// A body after its head, on one line if it may be and fits.
    fn body(&self, body: &'a Body, out: &mut Out, indent: usize) {
        out.push(" ");
        match self.flat_body(body, out.room(0)) {
            Some(text) => out.push(&text),
            None => self.broken_body(body, out, indent),
        }
    }

    fn param(&self, param: &'a Param, out: &mut Out) {
        let mut head = format!("{} {}: ", param.kind.keyword(), param.name.value);
        let Some(ty) = &param.ty else { return out.push(&self.source.verbatim(param.span)) };
        let rest = if param.default.is_some() { " =" } else { "" };
        head.push_str(&self.flat_type(ty));
        // param size: "small" |
        //   "large" = "small"
        if super::out::width(&head) + rest.len() > WIDTH && ty.alternatives.len() > 1 {
            head = format!("{} {}: {}", param.kind.keyword(), param.name.value, self.broken_type(ty));
        }
        head.push_str(rest);
        match &param.default {
            Some(default) => {
                head.push(' ');
                self.valued(param.span, &head, default, param.body.as_ref(), out);
            }
            None => {
                self.head(param.span, &head, param.body.as_ref(), out);
                if let Some(body) = &param.body {
                    self.body(body, out, 0);
                }
            }
        }
    }

    /// The alternatives of a type, each on its line.
    fn broken_type(&self, ty: &TypeExpr) -> String {
        self.type_parts(ty).join(&format!(" |\n{}", " ".repeat(STEP)))
    }

    /// What is before a body, or the whole declaration without one; copied if it has a comment.
    fn head(&self, span: Span, head: &str, body: Option<&Body>, out: &mut Out) {
        let end = body.map_or(span.end, |body| body.open.start);
        if self.source.has_comment(span.start, end) {
            out.push(self.source.verbatim(Span { end, ..span }).trim_end());
        } else {
            out.push(head);
        }
    }

    /// `output url = "..." { export = true }`: a head, a value, and perhaps a body.
    fn valued(&self, span: Span, head: &str, value: &'a Expr, body: Option<&'a Body>, out: &mut Out) {
        let end = body.map_or(span.end, |body| body.open.start);
        let outside = [(span.start, value.span.start), (value.span.end, end)];
        if outside.into_iter().any(|(start, end)| self.source.has_comment(start, end)) {
            out.push(self.source.verbatim(Span { end, ..span }).trim_end());
        } else {
            out.push(head);
            match body {
                // let x = a ||
                //   b {
                // At the beginning of a line, `b {` would be parsed as a block.
                // Such a value stays on one line, however long it is.
                Some(_) if self.ends_with_word(value) => match self.flat(value, usize::MAX) {
                    Some(text) => out.push(&text),
                    None => out.push(&self.source.verbatim(value.span)),
                },
                Some(_) => self.write(value, out, Position::new(0).before(2)),
                None => self.write(value, out, Position::new(0)),
            }
        }
        if let Some(body) = body {
            self.body(body, out, 0);
        }
    }

    /// `assert condition, "message"`
    fn assert(&self, assert: &'a Assert, out: &mut Out) {
        let (condition, message) = (&assert.condition, &assert.message);
        let comment = self.source.has_comment(assert.span.start, condition.span.start)
            || self.source.has_comment(condition.span.end, message.span.start);
        if comment {
            out.push(&self.source.verbatim(assert.span));
            return;
        }
        out.push("assert ");
        let mut line = Line::new(out.room(0));
        let flat = self.flat_expr(condition, &mut line).and_then(|()| {
            line.push(", ")?;
            self.flat_expr(message, &mut line)
        });
        if flat.is_some() {
            out.push(&line.text);
            return;
        }
        self.write(condition, out, Position::new(0).before(1));
        out.push(",");
        out.newline(STEP);
        self.write(message, out, Position::new(STEP));
    }
}
