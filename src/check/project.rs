//! The `project` block and the name that its label gives.

use super::context::Checker;
use super::foreign::Around;
use crate::diagnostics::catalog::{names, types};
use crate::ir::kinds::Project;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::{Block, RawBlock};
use crate::resolve::plain_text;
use crate::syntax::ast;

/// What a constant of the label is called in diagnostics.
const LABEL: &str = "the label of `project`";

impl<'a> Checker<'a, '_> {
    /// The name, the `project` block, or its defaults under the name of the folder or file, and its description.
    pub(super) fn project(&mut self) -> (String, Project, Option<String>) {
        let Some(block) = self.names.project.as_deref() else {
            return (project_name(self.input.project_hint), Project::read(&RawBlock::default()), None);
        };
        self.extra_labels(block, 1);
        let around =
            Around { body: &block.body, schema: Project::SCHEMA, path: Project::SCHEMA.name, nested: None };
        let raw = self.body(around, block.head());
        let name = match block.labels.first() {
            None => {
                self.report(names::missing_label(block.kind.span, &block.kind.value));
                None
            }
            Some(label) => self.project_label(&label.value),
        };
        let name = name.unwrap_or_else(|| project_name(self.input.project_hint));
        (name, Project::read(&raw), block.docs.as_ref().map(|docs| docs.value.clone()))
    }

    /// The name that a label gives; `None` once it is reported that it gives none.
    fn project_label(&mut self, label: &'a ast::Expr) -> Option<String> {
        let ast::ExprKind::Text(parts) = &label.kind else {
            if label.kind != ast::ExprKind::Error {
                self.report(names::label_not_plain(label.span));
            }
            return None;
        };
        let name = self.label_text(parts)?;
        self.record(label.span, &Expr::new(ExprKind::Text(name.clone()), Type::String, label.span));
        // The corrected name is used from here on, so that what is made of it has no further mistakes.
        let fixed = project_name(&name);
        if fixed != name {
            // What is wrong may be in a value from elsewhere: then only a person knows what to write.
            let is_plain = plain_text(label).is_some();
            self.report(names::project_label(label.span, &name, is_plain.then_some(fixed.as_str())));
        }
        Some(fixed)
    }

    /// The text of a label, whose interpolations must be constants.
    fn label_text(&mut self, parts: &'a [ast::TextPart]) -> Option<String> {
        let mut text = String::new();
        // One wrong part does not hide the others.
        let mut wrong = false;
        for part in parts {
            match part {
                ast::TextPart::Literal(literal) => text.push_str(literal),
                ast::TextPart::Interpolation(inner) => match self.label_part(inner) {
                    Some(part) => text.push_str(&part),
                    None => wrong = true,
                },
            }
        }
        (!wrong).then_some(text)
    }

    fn label_part(&mut self, inner: &'a ast::Expr) -> Option<String> {
        let piece = self.interpolated(inner)?;
        match &piece.kind {
            ExprKind::Text(text) if !piece.ty.is_secret() => Some(text.clone()),
            ExprKind::Text(_) => {
                self.report(types::secret_leak(inner.span, self.text(inner.span), Some(LABEL), Vec::new()));
                None
            }
            _ => {
                let diagnostic = self.constant_needed(&piece, inner, LABEL);
                self.report(diagnostic);
                None
            }
        }
    }
}

/// A name as stacks can carry it: `[a-z][a-z0-9-]*`, at most 64.
pub(super) fn project_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name: String = name.trim_start_matches(|c: char| !c.is_ascii_lowercase()).chars().take(64).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "program".into() } else { name.into() }
}
