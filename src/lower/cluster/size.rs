//! What a size says about the params in it: the lower end stays below the upper one, or no rolling update is possible.

use crate::cfn::Rule;
use crate::ir::kinds::{IntRange, Scaling};
use crate::ir::{self, Declared, Expr, ExprKind, ParamId, Type};
use crate::lower::{Lowering, Test};

/// Limits the params of a size: CloudFormation then refuses a deployment at once, and not in the middle of its first rolling update.
pub(super) fn limit(ctx: &mut Lowering, scaling: &Declared<Scaling>, guard: &Test) {
    let IntRange { min, max, span: _ } = &scaling.block.size;
    match (min, max) {
        // A rolling update keeps the minimum in service while it replaces a batch, so the maximum
        // has to leave room for one instance more.
        (ir::Value::Const(min), ir::Value::Deploy(max)) => {
            if let Some(max) = param(max) {
                ctx.bound(max, Some(min.value.saturating_add(1)), None);
            }
        }
        (ir::Value::Deploy(min), ir::Value::Const(max)) => {
            if let Some(min) = param(min) {
                ctx.bound(min, None, Some(max.value.saturating_sub(1)));
            }
        }
        (ir::Value::Deploy(min), ir::Value::Deploy(max)) => {
            if param(min).is_some() && param(max).is_some() {
                differ(ctx, scaling, (min, max), guard);
            }
        }
        (ir::Value::Const(_), ir::Value::Const(_)) => {}
    }
}

fn param(expr: &Expr) -> Option<ParamId> {
    match expr.kind {
        ExprKind::Param(id) => Some(id),
        _ => None,
    }
}

/// `MinSizeIsNotMaxSize`: the most that a rule can say, because rules do not compare numbers by size.
fn differ(ctx: &mut Lowering, scaling: &Declared<Scaling>, ends: (&Expr, &Expr), guard: &Test) {
    let span = scaling.block.size.span;
    let equal = ExprKind::Equal(Box::new(ends.0.clone()), Box::new(ends.1.clone()));
    let differ = ctx.test(&Expr::new(equal, Type::Bool, span)).negate();
    let name = differ.name();
    let assertion = guard.clone().negate().or(differ).inline();
    // `when = param.zones != null`: whether a list is empty is nothing that a rule can ask.
    if !assertion.is_for_rules() {
        return;
    }
    let description = "the minimum number of instances must be below the maximum".to_owned();
    ctx.template.rules.insert(name, Rule { assertion, description, origin: Some(span) });
}
