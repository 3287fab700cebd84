//! One attribute: its value, checked against the schema.

use super::choice::undecided;
use super::context::Checker;
use super::elements::{is_list, written_out};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::types as catalog;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::{FieldSchema, Phase, Shape};
use crate::syntax::ast;

/// How many elements of a list are taken one by one: more than any attribute allows that says how long a list is.
const MAX_SELECTED: u32 = 100;

impl<'a> Checker<'a, '_> {
    /// The value of an attribute; `Unknown` once something is reported. `length` says how many elements it has, if it is a list of which
    /// only the deployment knows that.
    pub(super) fn attribute(
        &mut self,
        attribute: &'a ast::Attribute,
        field: &FieldSchema,
        owner: &str,
        length: Option<&'a ast::Expr>,
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
            Phase::Elements => {
                let value = written_out(value, field.rules.elements.is_some());
                match length.filter(|_| !has_known_length(&value)) {
                    Some(length) => self.selected(value, length),
                    None => value,
                }
            }
            Phase::Const | Phase::Deploy => value,
        };
        // What is wrong with its length is reported there.
        if value.is_unknown() {
            return value;
        }
        if let ExprKind::Block(id) = value.kind
            && field.rules.created
            && id.kind().is_existing()
            && let Some(entry) = self.names.entry(id)
        {
            let (name, head) = (entry.reference(), entry.block.head());
            return self.wrong(catalog::existing_refused(value.span, owner, &name, head), value.span);
        }
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
                let length = field.rules.length.filter(|_| !has_written_branch(&value));
                catalog::list_length(value.span, &subject, &chain, length)
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

    /// The elements of a list of which only the deployment knows the length, as many as `length` says.
    fn selected(&mut self, list: Expr, length: &'a ast::Expr) -> Expr {
        let Type::List(element) = list.ty.clone() else { return list };
        // Of lists that are written out the length is known, and differs.
        if has_written_branch(&list) {
            return list;
        }
        let count = match self.ask_here(|checker| checker.expr(length)).kind {
            ExprKind::Int(count) => {
                u32::try_from(count).ok().filter(|count| (1..=MAX_SELECTED).contains(count))
            }
            _ => None,
        };
        let Some(count) = count else { return Expr::unknown(list.span) };
        let select =
            |at| Expr::new(ExprKind::Select(at, Box::new(list.clone())), (*element).clone(), list.span);
        Expr::new(ExprKind::List((0..count).map(select).collect()), list.ty.clone(), list.span)
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

/// Whether a list is written out in a branch of a choice.
fn has_written_branch(list: &Expr) -> bool {
    match &list.kind {
        ExprKind::List(_) => true,
        ExprKind::If(_, then, otherwise) => has_written_branch(then) || has_written_branch(otherwise),
        _ => false,
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
