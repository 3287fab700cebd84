//! Asserts over params: `Rules`, which CloudFormation checks before it begins.

use super::{Lowering, naming};
use crate::cfn::Rule;
use crate::ir::{Assert, Expr, ExprKind, ParamId, Program};

/// Adds the asserts, each to the first stack that has one of its params.
pub(super) fn lower(program: &Program, stacks: &mut [Lowering]) {
    for assert in &program.asserts {
        let params = params(&assert.condition);
        let has_one = |stack: &Lowering| {
            params.iter().any(|id| stack.template.parameters.contains_key(&program.param(*id).logical_id))
        };
        let index = stacks.iter().position(has_one).unwrap_or_default();
        if let Some(stack) = stacks.get_mut(index) {
            add(stack, assert);
        }
    }
}

fn params(expr: &Expr) -> Vec<ParamId> {
    let mut params = Vec::new();
    expr.walk(&mut |part| {
        if let ExprKind::Param(id) = part.kind {
            params.push(id);
        }
    });
    params
}

fn add(ctx: &mut Lowering, assert: &Assert) {
    let test = ctx.test(&assert.condition);
    let name = naming::free(&test.name(), |name| !ctx.template.rules.contains_key(name));
    let rule =
        Rule { assertion: test.inline(), description: assert.message.clone(), origin: Some(assert.span) };
    ctx.template.rules.insert(name, rule);
}
