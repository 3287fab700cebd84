//! The guard that a value needs, as a fix: written into the innermost block around that takes one.

use super::context::Checker;
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::ir::{Expr, ExprKind, Type};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// Adds the guard that proves a value to be there to the diagnostic that it may be absent.
    pub(super) fn offer_guard(&mut self, diagnostic: Diagnostic, value: &Expr) -> Diagnostic {
        let diagnostic = diagnostic.label_at(self.declared_optional(value), "optional because of this `?`");
        let Some(guard) = self.missing_guard(value) else { return diagnostic };
        let diagnostic = match (self.block_in(value), self.switch_of(value)) {
            (Some(head), _) => diagnostic.label(head, format!("exists only when `{guard}`")),
            (None, Some((block, switch))) => {
                let values = self.values_in(switch).join(", and ");
                let why = if values.is_empty() { values } else { format!(": {values}") };
                diagnostic.label(switch.span, format!("switches `{block}` off{why}"))
            }
            (None, None) => diagnostic,
        };
        // The innermost block that may be left out loses the least with the value.
        let around = self.around.enclosing.iter().rev().find(|block| block.guardable).copied();
        let Some(block) = around else {
            return diagnostic.help(format!(
                "guard the block with `when = {guard}`, or provide a fallback value with `??`"
            ));
        };
        let title = format!("guard `{}`", block.name);
        // Another block is no fallback: a reference is to one block.
        let fallback = match value.ty.clone().non_null() {
            Type::Kind(_) => "",
            _ => ", or provide a fallback value with `??`",
        };
        diagnostic.help(format!("guard this `{}` with `when = {guard}`{fallback}", block.name)).fix_with(
            title,
            self.guard_edits(block.body, &guard),
            Applicability::Unsafe,
        )
    }

    /// The head of the block that a value is, or is a result of.
    fn block_in(&self, value: &Expr) -> Option<Span> {
        let mut found = None;
        value.walk(&mut |expr| {
            if let ExprKind::Block(id) | ExprKind::Result(id, ..) = &expr.kind {
                found = found.or(Some(*id));
            }
        });
        Some(self.names.entry(found?)?.block.head())
    }

    /// The block of which a null constant is a result, and the condition that switches it off.
    fn switch_of(&self, value: &Expr) -> Option<(String, &'a ast::Expr)> {
        // A constant null has no id of its block left. The source still names it.
        let mut path = self.text(value.span).split('.').filter(|_| value.kind == ExprKind::Null);
        let (kind, name) = (path.next()?, path.next()?);
        let entry = self.names.block(crate::language::kinds::find(kind)?.name, name)?;
        let switch = super::existence::attribute(&entry.block.body, "when")?;
        Some((format!("{kind}.{name}"), switch))
    }

    fn guard_edits(&self, body: &'a ast::Body, guard: &str) -> Vec<Edit> {
        let insertion = |span: Span, text: String| vec![Edit { span, text }];
        if let Some(present) = super::existence::attribute(body, "when") {
            let text = self.text(present.span);
            return if matches!(&present.kind, ast::ExprKind::Binary(_, op, _) if op.value.precedence() < ast::BinaryOp::And.precedence())
                || matches!(present.kind, ast::ExprKind::Conditional(..))
            {
                insertion(present.span, format!("({text}) && {guard}"))
            } else {
                insertion(present.span.after(), format!(" && {guard}"))
            };
        }
        let first = body.entries.iter().find_map(|entry| match entry {
            ast::Entry::Attribute(attribute) => Some(attribute),
            _ => None,
        });
        let Some(first) = first else {
            return insertion(body.open.after(), format!(" when = {guard} "));
        };
        let before = self.text(Span::new(body.span.file, body.open.end, first.span.start));
        // The body is on one line, where entries are separated by commas.
        let Some((_, indent)) = before.rsplit_once('\n') else {
            return insertion(first.span.before(), format!("when = {guard}, "));
        };
        // The `=` stands below that of the next line.
        let key = self.text(Span::new(body.span.file, first.key.span.start, first.value.span.start));
        let width = key.find('=').unwrap_or(0);
        insertion(first.span.before(), format!("{:width$}= {guard}\n{indent}", "when "))
    }
}
