//! The label of a nested block, as its schema wants it.

use std::borrow::Cow;

use super::context::Checker;
use crate::diagnostics::catalog::names;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::{BlockSchema, FieldSchema, LabelRule, RawNested, foreign};
use crate::resolve::{identifier_fix, plain_text};
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// Whether a label is one that the nested block may have; it is reported if not.
    pub(super) fn label_is_one_of(&mut self, field: &FieldSchema, label: &Expr, path: &str) -> bool {
        let (Some(labels), Some(text)) = (field.rules.labels, constant_text(label)) else { return true };
        let is_known = field.label(text).is_some();
        if !is_known {
            let known: Vec<&str> = labels.iter().map(|label| label.name).collect();
            self.report(names::unknown_label(label.span, text, path, &known));
        }
        is_known
    }

    /// The label of a nested block, as its schema wants it.
    pub(super) fn label(
        &mut self,
        block: &'a ast::Block,
        schema: &'static BlockSchema,
        repeated: bool,
        before: Option<&Vec<RawNested>>,
    ) -> Option<Expr> {
        let most = usize::from(schema.label != LabelRule::None);
        self.extra_labels(block, most);
        let first = block.labels.first();
        match (schema.label, first) {
            (LabelRule::None, _) | (LabelRule::OptionalName, None) => None,
            (LabelRule::NameOfOthers, None) if !repeated => {
                let mut others = before.into_iter().flatten();
                if let Some(other) = others.find(|other| other.label.is_none()) {
                    self.report(names::duplicate_nested::unnamed(
                        block.kind.span,
                        &block.kind.value,
                        other.block.head,
                    ));
                }
                None
            }
            (
                LabelRule::Name
                | LabelRule::NameOfOthers
                | LabelRule::Path
                | LabelRule::LogicalId
                | LabelRule::OneOf
                | LabelRule::Project,
                None,
            ) => {
                let attribute = label_attribute(&block.body, schema);
                let text = attribute.and_then(|attribute| plain_text(&attribute.value));
                self.around.label_in =
                    attribute.filter(|_| text.is_some()).map(|attribute| attribute.key.span);
                let diagnostic = match text.zip(attribute) {
                    Some((text, attribute)) => names::missing_label::in_body(
                        block.kind.span,
                        &block.kind.value,
                        text,
                        attribute.span,
                    ),
                    None => names::missing_label(block.kind.span, &block.kind.value),
                };
                self.report(diagnostic);
                None
            }
            (LabelRule::Path, Some(label)) => {
                let value = self.expr(&label.value);
                Some(self.fit(value, &Type::String, Some("the label")))
            }
            (
                rule @ (LabelRule::Name
                | LabelRule::OptionalName
                | LabelRule::NameOfOthers
                | LabelRule::LogicalId
                | LabelRule::OneOf
                | LabelRule::Project),
                Some(label),
            ) => {
                // Nothing refers to an override by its label.
                let may_compute = repeated || rule == LabelRule::LogicalId;
                let text = self.name_in_label(&label.value, may_compute)?;
                let is_known = matches!(rule, LabelRule::LogicalId | LabelRule::OneOf);
                let wrong = identifier_fix(&text).filter(|_| !is_known);
                if let Some(fixed) = wrong {
                    self.report(names::not_an_identifier(label.value.span, &text, &fixed, true));
                }
                let same = before.into_iter().flatten().find(|other| {
                    other.label.as_ref().and_then(constant_text).is_some_and(|other| *other == *text)
                });
                if let Some(other) = same {
                    self.report(names::duplicate_declaration(
                        block.head(),
                        other.block.head,
                        &format!("{} \"{text}\"", block.kind.value),
                    ));
                }
                Some(Expr::new(ExprKind::Text(text.into_owned()), Type::String, label.value.span))
            }
        }
    }

    /// The text of a label that is a name. Those of copies may be computed: each needs its own.
    fn name_in_label(&mut self, label: &'a ast::Expr, may_compute: bool) -> Option<Cow<'a, str>> {
        if let Some(text) = plain_text(label) {
            return Some(Cow::Borrowed(text));
        }
        if !may_compute {
            self.report(names::label_not_plain(label.span));
            return None;
        }
        let value = self.expr(label);
        match value.kind {
            ExprKind::Text(text) => Some(Cow::Owned(text)),
            ExprKind::Unknown => None,
            _ => {
                self.report(names::label_not_plain::late(label.span));
                None
            }
        }
    }

    pub(super) fn extra_labels(&mut self, block: &'a ast::Block, most: usize) {
        if let Some(label) = block.labels.get(most) {
            self.report(names::extra_label(
                label.value.span,
                &block.kind.value,
                most,
                block
                    .labels
                    .get(most.wrapping_sub(1))
                    .map(|first| (first.value.span, self.text(first.value.span))),
            ));
        }
    }
}

/// The attribute of a body that has what should be the label of the block: `mount { path = "/mnt/v" }`.
fn label_attribute<'a>(body: &'a ast::Body, schema: &BlockSchema) -> Option<&'a ast::Attribute> {
    body.entries.iter().find_map(|entry| match entry {
        ast::Entry::Attribute(attribute) => {
            let name = attribute.key.value.as_str();
            (foreign::is_label(name) && schema.attribute(name).is_none()).then_some(attribute)
        }
        _ => None,
    })
}

/// The text of a constant string.
pub(super) fn constant_text(value: &Expr) -> Option<&str> {
    match &value.kind {
        ExprKind::Text(text) => Some(text),
        _ => None,
    }
}
