//! Thresholds that are left out can be derived: everything that they depend on is known.

use crate::aws::instance_types;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::platform::thresholds_needed::thresholds_needed;
use crate::ir::{Declared, Program, Value};
use crate::language::kinds::Scaling;
use crate::source::Span;
use crate::types::InstanceTypeName;

pub(super) fn check(program: &Program, scaling: &Declared<Scaling>) -> Option<Diagnostic> {
    let block = &scaling.block;
    let mut missing = Vec::new();
    if block.shortage.is_none() {
        missing.push("shortage");
    }
    if block.excess.is_none() {
        missing.push("excess");
    }
    if missing.is_empty() {
        return None;
    }
    // If everything is known and still nothing can be derived, `possible` says why.
    let open = open(program, scaling)?;
    Some(thresholds_needed(scaling.head, &missing, open))
}

/// The span of the first value that thresholds depend on and that is not known here.
fn open(program: &Program, scaling: &Declared<Scaling>) -> Option<Span> {
    let block = &scaling.block;
    let mut open = Vec::new();
    if let Some(cluster) = program.own_cluster(block.cluster) {
        let types = &cluster.block.instances.block.ty.items;
        // Of a type without figures nobody knows how much it holds.
        let is_open = |item: &&Value<InstanceTypeName>| {
            item.is_deploy() || item.known().is_some_and(|name| instance_types::find(&name.0).is_none())
        };
        open.extend(types.iter().filter(is_open).map(Value::span));
    }
    for end in [&block.size.min, &block.size.max] {
        open.extend(end.is_deploy().then(|| end.span()));
    }
    for container in &block.container {
        let container = &container.block;
        open.extend(container.cpu.is_deploy().then(|| container.cpu.span()));
        open.extend(container.memory.is_deploy().then(|| container.memory.span()));
    }
    for threshold in [&block.shortage, &block.excess].into_iter().flatten() {
        open.extend(threshold.is_deploy().then(|| threshold.span()));
    }
    if let Some(step) = &block.step.block.in_ {
        open.extend(step.is_deploy().then(|| step.span()));
    }
    open.into_iter().next()
}
