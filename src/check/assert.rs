//! `assert`: over constants it is evaluated at once; over params it must be something that `Rules` can express.

use super::bounds::quantity_text;
use super::context::Checker;
use crate::diagnostics::catalog::types::deploy_operand::Bound;
use crate::diagnostics::catalog::{types as catalog, values};
use crate::ir::{Assert, Expr, ExprKind, Type};
use crate::resolve::Target;
use crate::source::Span;
use crate::syntax::ast::BinaryOp;
use crate::syntax::{Node, ast};

impl<'a> Checker<'a, '_> {
    /// The asserts that the deployment must evaluate.
    pub(super) fn asserts(&mut self) -> Vec<Assert> {
        let names = self.names;
        names.asserts.iter().filter_map(|item| self.assert(item)).collect()
    }

    fn assert(&mut self, item: &'a ast::Assert) -> Option<Assert> {
        // Comparisons are not refused for what is known too late here: `inexpressible` says that
        // below in the words of rules.
        self.around.asserting = true;
        let condition = self.condition(&item.condition);
        self.around.asserting = false;
        let message = self.constant_text(&item.message, "the message of an assert")?;
        match &condition.kind {
            ExprKind::Unknown | ExprKind::Bool(true) => None,
            ExprKind::Bool(false) => {
                let values = self.values_in(&item.condition);
                self.report(values::assert_failed(item.condition.span, &message, values));
                None
            }
            _ => {
                if let Some((span, why)) = inexpressible(&condition) {
                    self.report(catalog::assert_inexpressible(span, why));
                    return None;
                }
                Some(Assert { condition, message, span: item.span })
            }
        }
    }
}

impl<'a> Checker<'a, '_> {
    /// The `let`s and `var`s of a condition with their values.
    pub(super) fn values_in(&self, condition: &'a ast::Expr) -> Vec<String> {
        let mut values = Vec::new();
        Node::Expr(condition).exprs(&mut |expr| {
            let value = match self.names.target_of(expr) {
                Some(Target::Let(name, _)) => self.memo.value_of_let(name),
                Some(Target::Var(name, _)) => self.memo.value_of_var(name),
                _ => None,
            };
            if let Some(text) = value.and_then(|value| self.value_text(value)) {
                let value = format!("`{}` is `{text}`", self.text(expr.span));
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        });
        values
    }
}

/// What `Rules` cannot express, and why.
fn inexpressible(condition: &Expr) -> Option<(Span, &'static str)> {
    match &condition.kind {
        ExprKind::And(items) | ExprKind::Or(items) => items.iter().find_map(inexpressible),
        ExprKind::Not(inner) => inexpressible(inner),
        ExprKind::Equal(a, b) => operand(a).or_else(|| operand(b)),
        ExprKind::IsNull(inner) | ExprKind::Contains(_, inner) => operand(inner),
        ExprKind::Bool(_) => None,
        ExprKind::Param(_) if condition.ty == Type::Bool => None,
        _ => Some((
            condition.span,
            "rules support only `==`, `!=`, `&&`, `||`, `!`, `contains` and null checks on params",
        )),
    }
}

fn operand(value: &Expr) -> Option<(Span, &'static str)> {
    match &value.kind {
        ExprKind::Param(_) if matches!(value.ty.clone().non_null(), Type::List(_)) => {
            Some((value.span, "rules compare only strings; use a list in a `when` or `? :` instead"))
        }
        ExprKind::Param(_) | ExprKind::Pseudo(_) => None,
        ExprKind::Result(..) | ExprKind::ImportValue(_) => {
            Some((value.span, "rules are evaluated before any resource is created"))
        }
        _ if value.is_const() => None,
        _ => Some((value.span, "rules compare only params and constants")),
    }
}

impl Checker<'_, '_> {
    /// `assert param.size > 2` is a bound of the param, which CloudFormation checks: what to declare.
    pub(super) fn bound_instead(&self, a: &Expr, op: BinaryOp, b: &Expr) -> Option<Bound> {
        if !self.around.asserting {
            return None;
        }
        let (value, op, limit) = if b.is_const() { (a, op, b) } else { (b, mirrored(op), a) };
        let ExprKind::Param(id) = value.kind else { return None };
        let param = self.params.get(id.0 as usize)?;
        let (key, step) = match op {
            BinaryOp::GreaterEqual => ("min", 0),
            BinaryOp::Greater => ("min", 1),
            BinaryOp::LessEqual => ("max", 0),
            BinaryOp::Less => ("max", -1),
            _ => return None,
        };
        // Only whole numbers have a next one.
        let limit = match &limit.kind {
            ExprKind::Int(value) => value.checked_add(step)?.to_string(),
            kind if step == 0 && limit.is_const() => quantity_text(kind),
            _ => return None,
        };
        let (name, at) = (param.name.value.clone(), param.name.span);
        (!limit.is_empty()).then(|| Bound {
            name,
            at,
            ty: param.ty.to_string(),
            bound: format!("{key} = {limit}"),
        })
    }
}

fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Less => BinaryOp::Greater,
        BinaryOp::LessEqual => BinaryOp::GreaterEqual,
        BinaryOp::Greater => BinaryOp::Less,
        BinaryOp::GreaterEqual => BinaryOp::LessEqual,
        other => other,
    }
}
