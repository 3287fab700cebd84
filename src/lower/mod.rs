//! The checked program becomes templates. It cannot fail: whatever could be refused has been.
//!
//! Every stack is lowered with a [`Lowering`], which knows how values, guards, params, tags and references to other
//! stacks are written there; the files of the kinds say what each block becomes. Each has one function of the form
//! `lower(ctx: &mut Lowering, block: &Declared<Kind>)`, which takes a [`Scope`] of the block, adds its resources with
//! `ctx.add(&scope, name, resource)` and its exports with `ctx.export(...)`; `ctx.id(block, name)` is what a resource is called in the template. `cluster::lower` calls
//! `listener::lower(ctx, listener) -> ListenerParts` for each of its listeners, and `lambda::lower` its
//! other stack, with the functions that drain it.

mod alarms;
mod alerts;
mod allow;
mod cluster;
mod conditions;
mod context;
mod decided;
mod expr;
mod function;
mod ids;
mod imports;
mod job;
mod kinds;
mod lambda;
mod listener;
mod listener_rules;
mod lists;
mod logic;
mod logical_ids;
mod mappings;
mod naming;
mod network;
mod offers;
mod order;
mod outputs;
mod overrides;
mod params;
mod policy;
mod resource;
mod rules;
mod scope;
mod service;
mod security_rules;
mod stack;
mod tags;
mod text;
mod unused;
mod values;
mod volume;
mod workload;

use std::collections::HashMap;

use crate::cfn;
use crate::ir::{BlockId, Declared, Program};
use crate::language::AnyBlock;
use crate::parallel;
use crate::plan::Plan;

pub use offers::offers;

use context::Lowering;
use logic::Test;
use scope::Scope;
use stack::Stack;

/// How many stacks are worth a thread.
const MIN_PARALLEL: usize = 32;

/// Lowers a program without errors to its stacks, in deployment order. What the program leaves out is in its plan.
pub fn lower(program: &Program, plan: &Plan) -> Vec<cfn::Stack> {
    let overriding = by_owner(program, |block| !block.overrides().is_empty());
    let renaming = by_owner(program, |block| !block.logical_ids().is_empty());
    let written = resource::by_owner(program);
    let stacks = parallel::map(&Stack::all(program), MIN_PARALLEL, |&stack| {
        let mut ctx = lower_stack(program, plan, stack);
        let resources = written.get(&stack.key()).map_or(&[][..], Vec::as_slice);
        for resource in resources {
            resource::lower(&mut ctx, resource);
        }
        let blocks = overriding.get(&stack.id()).map_or(&[][..], Vec::as_slice);
        for block in blocks {
            overrides::apply(&mut ctx, block);
        }
        ctx
    });
    let mut stacks = order::by_dependency(stacks);
    let places = stacks.iter().enumerate().map(|(at, stack)| (stack.stack.key(), at)).collect();
    outputs::lower(program, &mut stacks, &places);
    rules::lower(program, &mut stacks);
    resource::export_imported(&mut stacks);
    for stack in &mut stacks {
        let blocks = renaming.get(&stack.stack.id()).map_or(&[][..], Vec::as_slice);
        logical_ids::apply(&mut stack.template, blocks);
    }
    stacks.into_iter().map(|stack| stack.finish(&places)).collect()
}

/// The blocks that change something in what the compiler makes of them, by the block that owns their stacks. Most programs have none.
fn by_owner(
    program: &Program,
    changes: impl Fn(&dyn AnyBlock) -> bool,
) -> HashMap<BlockId, Vec<&Declared<dyn AnyBlock>>> {
    let mut blocks: HashMap<BlockId, Vec<&Declared<dyn AnyBlock>>> = HashMap::new();
    for block in program.blocks().filter(|block| changes(&block.block)) {
        if let Some(owner) = program.owner(block.id) {
            blocks.entry(owner).or_default().push(block);
        }
    }
    blocks
}

/// What a stack's own blocks become.
fn lower_stack<'a>(program: &'a Program, plan: &'a Plan, stack: Stack<'a>) -> Lowering<'a> {
    let mut ctx = Lowering::new(program, plan, stack, kinds::description(program, stack));
    kinds::lower(&mut ctx, stack);
    ctx
}

#[cfg(test)]
mod tests;
