//! Containers: secrets that are references, limits that ECS takes, a file system that the program can write to.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::writable_without_read_only::writable_without_read_only;
use crate::diagnostics::catalog::platform::{
    exec_read_only::exec_read_only, looked_up_environment::looked_up_environment,
    memory_limit_too_low::memory_limit_too_low, not_a_secret_reference::not_a_secret_reference,
};
use crate::ir::{Expr, ExprKind, Type, Value};
use crate::language::kinds::Workload;
use crate::types::Mebibytes;
use crate::validate::docker;

pub(super) fn check(workload: &Workload, sink: &mut Sink) {
    environment(workload, sink);
    for (name, value) in &workload.secrets.references.entries {
        if let Some(wrong) = not_a_reference(value) {
            sink.push(not_a_secret_reference(wrong.span, name));
        }
    }
    memory(workload, sink);
    docker::ulimits(workload.ulimits, sink);
    if workload.exec.known() == Some(&true) && workload.read_only.known() == Some(&true) {
        sink.push(exec_read_only(workload.read_only.span, workload.exec.span));
    }
    if let Some(writable) = workload.writable
        && workload.read_only.known() == Some(&false)
    {
        sink.push(writable_without_read_only(writable.span));
    }
}

/// What CloudFormation looks up is in the task definition. A secret has the wrong type here, which was reported.
fn environment(workload: &Workload, sink: &mut Sink) {
    for (name, value) in &workload.environment.entries {
        value.walk(&mut |part| {
            if let ExprKind::Ssm(path) = &part.kind {
                sink.push(looked_up_environment(part.span, name, &format!("ssm(\"{path}\")")));
            }
        });
    }
}

/// The part of a value that is no reference to a secret. What flows here from another type is a secret that has a value.
fn not_a_reference(value: &Expr) -> Option<&Expr> {
    match &value.kind {
        ExprKind::If(_, then, otherwise) => not_a_reference(then).or_else(|| not_a_reference(otherwise)),
        ExprKind::Ssm(_) | ExprKind::SecretValue(..) | ExprKind::Null | ExprKind::Unknown => None,
        _ => (value.ty.clone().non_null() != Type::Arn).then_some(value),
    }
}

fn memory(workload: &Workload, sink: &mut Sink) {
    let known = |value: &Value<Mebibytes>| value.known().map(|memory| **memory);
    let Some(limit) = workload.memory_limit else { return };
    if let (Some(reserved), Some(most)) = (known(workload.memory), known(limit))
        && most.bytes < reserved.bytes
    {
        let memory = (workload.memory.written(), reserved.to_string());
        sink.push(memory_limit_too_low(limit.span(), &most.to_string(), (memory.0, &memory.1)));
    }
}
