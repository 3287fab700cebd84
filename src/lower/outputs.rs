//! Outputs of the program, each in the stack of the block that it speaks of.

use std::collections::HashMap;

use super::stack::{Key, Stack};
use super::{Lowering, naming};
use crate::cfn::{self, Value};
use crate::ir::{Expr, ExprKind, Output, Program, Type, by_id};

/// Adds the outputs. One that speaks of several blocks goes into the last of their stacks, which imports the others; one that speaks of
/// a network only into the last stack that is in it, and one that speaks of none into the last stack.
pub(super) fn lower(program: &Program, stacks: &mut [Lowering], places: &HashMap<Key, usize>) {
    for output in &program.outputs {
        let mut spoken_of = stacks_of(program, &output.value);
        if spoken_of.is_empty() {
            spoken_of = stacks_in(program, &output.value);
        }
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

/// The stacks in the networks that an expression speaks of: of their clusters and volumes.
fn stacks_in<'a>(program: &'a Program, expr: &Expr) -> Vec<Stack<'a>> {
    let mut stacks = Vec::new();
    expr.walk(&mut |part| {
        let ExprKind::Result(network, ..) = part.kind else { return };
        let clusters = program.clusters.iter().map(|cluster| (cluster.block.network, cluster.id));
        let volumes = program.volumes.iter().map(|volume| (volume.block.network, volume.id));
        let inside = clusters.chain(volumes).filter(|(reference, _)| reference.id == Some(network));
        stacks.extend(inside.filter_map(|(_, block)| Stack::of(program, block)));
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
    let export = output.export.as_ref().map(|export| export.value.clone());
    // Others may import it by the name that it has, so that it cannot get another one.
    let is_own = |own: &cfn::Output| {
        own.value.value == value && own.condition == condition && (export.is_none() || own.export == export)
    };
    if let Some(own) = own.filter(|own| is_own(own)) {
        own.value.origin = Some(output.value.span);
        own.description = output.description.clone().or(own.description.take());
        return;
    }
    // An export of a block may have this name, with another value. The output gets another one then, by which `verify`
    // sees that the name is taken.
    let name = naming::free(&output.logical_id, |name| !ctx.template.outputs.contains_key(name));
    let output = cfn::Output {
        description: output.description.clone(),
        value: cfn::Property { value, origin: Some(output.value.span) },
        export,
        condition,
    };
    ctx.template.outputs.insert(name, output);
}

/// The value of an output, which must be a string. If it is null, there is no output, so only the other branch of a choice counts.
fn text(ctx: &mut Lowering, expr: &Expr) -> Value {
    let expr = expr.given();
    let value = own_vpc(ctx, expr).unwrap_or_else(|| ctx.expr(expr));
    match (value, expr.ty.clone().non_null()) {
        (Value::Bool(value), _) => Value::from(value.to_string()),
        (Value::Int(number), _) => Value::from(number.to_string()),
        (Value::Number(number), _) => Value::from(number.to_string()),
        (value, Type::List(_)) => Value::Join(",".into(), Box::new(value)),
        (value, _) => value,
    }
}

/// The VPC of a cluster, in its own stack, from the security group that is in it: a stack that only passes an import on would make two
/// of which neither can be deleted before the other (cfn-lint's W6001).
fn own_vpc(ctx: &Lowering, expr: &Expr) -> Option<Value> {
    let ExprKind::Result(network, name, None) = &expr.kind else { return None };
    let cluster = by_id(&ctx.program.clusters, ctx.stack.id())?;
    let is_first = Stack::of(ctx.program, cluster.id) == Some(ctx.stack);
    // Without the guard of the cluster there may be no group.
    let is_own = is_first && cluster.guard.is_none() && cluster.block.network.id == Some(*network);
    let has_group = cluster.block.has_instances();
    (is_own && has_group && *name == "vpc").then(|| ctx.attribute(cluster.id, "SecurityGroup", "VpcId"))
}
