//! Outputs of the program, each in the stack of the block that it speaks of.

use std::collections::HashMap;

use super::stack::{Key, Stack};
use super::{Lowering, naming};
use crate::cfn::{self, Value};
use crate::ir::{Expr, ExprKind, Output, Program, Type};

/// Adds the outputs. One that speaks of several blocks goes into the last of their stacks, which imports the others; one that speaks of
/// none into the last stack.
pub(super) fn lower(program: &Program, stacks: &mut [Lowering], places: &HashMap<Key, usize>) {
    for output in &program.outputs {
        let spoken_of = stacks_of(program, &output.value);
        // The last of the stacks can import from all others; none of them can import from it.
        let index = spoken_of.iter().filter_map(|stack| places.get(&stack.key())).max();
        let stack = match index {
            Some(&index) => stacks.get_mut(index),
            None => stacks.last_mut(),
        };
        if let Some(stack) = stack {
            add(stack, output);
        }
    }
}

/// The stacks of the blocks that an expression speaks of.
fn stacks_of<'a>(program: &'a Program, expr: &Expr) -> Vec<Stack<'a>> {
    let mut stacks = Vec::new();
    expr.walk(&mut |part| {
        if let ExprKind::Result(id, ..) | ExprKind::Block(id) = part.kind {
            stacks.extend(Stack::of(program, id));
        }
    });
    stacks
}

fn add(ctx: &mut Lowering, output: &Output) {
    // CloudFormation has no empty outputs: one that may be null exists under a condition.
    let condition = if output.value.ty.is_nullable() {
        let null = ctx.null(&output.value);
        ctx.named(&null.negate())
    } else {
        None
    };
    let value = text(ctx, &output.value);
    // output file_system = volume.shared.id: the stack tells that very value already.
    let own = ctx.template.outputs.get_mut(&output.logical_id);
    if let Some(own) = own.filter(|own| own.value.value == value && own.condition == condition) {
        own.value.origin = Some(output.value.span);
        own.description = output.description.clone().or(own.description.take());
        if output.export {
            own.export = Some(output.logical_id.clone());
        }
        return;
    }
    // An export of a block may have this name, with another value. The output gets another one then, by which `verify`
    // sees that the name is taken.
    let name = naming::free(&output.logical_id, |name| !ctx.template.outputs.contains_key(name));
    let output = cfn::Output {
        description: output.description.clone(),
        value: cfn::Property { value, origin: Some(output.value.span) },
        export: output.export.then(|| output.logical_id.clone()),
        condition,
    };
    ctx.template.outputs.insert(name, output);
}

/// The value of an output, which must be a string. If it is null, there is no output, so only the other branch of a choice counts.
fn text(ctx: &mut Lowering, expr: &Expr) -> Value {
    let expr = expr.given();
    let value = ctx.expr(expr);
    match (value, expr.ty.clone().non_null()) {
        (Value::Bool(value), _) => Value::from(value.to_string()),
        (Value::Int(number), _) => Value::from(number.to_string()),
        (Value::Number(number), _) => Value::from(number.to_string()),
        (value, Type::List(_)) => Value::Join(",".into(), Box::new(value)),
        (value, _) => value,
    }
}
