//! One attribute: its value, checked against the schema.

use super::choice::undecided;
use super::context::Checker;
use super::elements::{is_list, written_out};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::types as catalog;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::{FieldSchema, Phase, Shape};
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// The value of an attribute; `Unknown` once something is reported.
    pub(super) fn attribute(
        &mut self,
        attribute: &'a ast::Attribute,
        field: &FieldSchema,
        owner: &str,
    ) -> Expr {
        let subject = format!("{owner}.{}", field.name);
        let Shape::Attribute { phase, .. } = field.shape else {
            unreachable!("check::block looked up an attribute")
        };
        let want = field.ty().unwrap_or_default();
        let value = self.wanted(&attribute.value, Some(&want));
        // The type comes before the phase: that a string is no number matters more than when it is
        // known.
        let value = self.fit_within(value, &want, Some(&subject), &field.rules);
        if value.is_unknown() {
            return value;
        }
        let value = match phase {
            Phase::Elements => written_out(value, field.rules.elements.is_some()),
            Phase::Const | Phase::Deploy => value,
        };
        if field.rules.branches.is_none()
            && let Some(diagnostic) = mixed_part(&value)
        {
            return self.wrong(diagnostic, value.span);
        }
        let phase_ok = match phase {
            Phase::Const => value.is_const(),
            Phase::Deploy => true,
            Phase::Elements => has_known_length(&value),
        };
        if !phase_ok {
            let diagnostic = if phase == Phase::Elements && matches!(value.ty, Type::List(_)) {
                let chain = self.chain(&value);
                catalog::list_length(value.span, &subject, &chain)
            } else {
                self.constant_needed(&value, &attribute.value, &subject)
            };
            return self.wrong(diagnostic, value.span);
        }
        if want == Type::Secret.nullable() || want == Type::Secret {
            self.warn_literal_secret(&value);
        }
        self.within_limits(value, field, &subject)
    }

    /// A secret that stands in the source stands in its history, and in the template too.
    fn warn_literal_secret(&mut self, value: &Expr) {
        if matches!(&value.kind, ExprKind::Text(_)) {
            self.report(crate::diagnostics::catalog::advice::literal_secret(value.span));
        }
    }
}

/// What is wrong with a choice between different types of the attribute's, by itself or as an element.
fn mixed_part(value: &Expr) -> Option<Diagnostic> {
    match &value.kind {
        ExprKind::List(items) => items.iter().find_map(undecided),
        _ => undecided(value),
    }
}

/// A list that is written out, or a single value.
fn has_known_length(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::List(_) => true,
        // A choice between single values is one, too.
        ExprKind::If(..) => !matches!(value.ty, Type::List(_) | Type::Unknown) && !is_list(value),
        _ => !matches!(value.ty, Type::List(_)) || value.is_const(),
    }
}
