//! Asserts over params become `Rules`, which CloudFormation checks before it creates or updates anything.

use std::collections::HashMap;

use super::{Lowering, naming};
use crate::cfn::Rule;
use crate::ir::{Assert, Expr, ExprKind, ParamId, Program};

/// Adds the asserts, each to the first stack that has one of its params.
pub(super) fn lower(program: &Program, stacks: &mut [Lowering]) {
    if program.asserts.is_empty() {
        return;
    }
    let mut first: HashMap<String, usize> = HashMap::new();
    for (at, stack) in stacks.iter().enumerate() {
        note(&mut first, stack, at);
    }
    for assert in &program.asserts {
        // A parameter can only be checked in a template that declares it, and one failing check is enough.
        let params = params(&assert.condition);
        let place = |id: &ParamId| first.get(&program.param(*id).logical_id).copied();
        // The first stack in the order of deployment, so that a wrong value is refused before
        // anything is changed.
        let index = params.iter().filter_map(place).min().unwrap_or_default();
        if let Some(stack) = stacks.get_mut(index) {
            add(stack, assert);
            // The assert may have brought further params into this stack.
            note(&mut first, stack, index);
        }
    }
}

/// Notes which parameters a stack has, for those that no earlier one has.
fn note(first: &mut HashMap<String, usize>, stack: &Lowering, at: usize) {
    for name in stack.template.parameters.keys() {
        match first.get_mut(name) {
            Some(index) => *index = (*index).min(at),
            None => {
                first.insert(name.clone(), at);
            }
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
