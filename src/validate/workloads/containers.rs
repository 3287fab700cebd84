//! Containers: secrets that are references, limits that ECS takes, a file system that the program can write to.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    unused_secrets_key::unused_secrets_key, writable_without_read_only::writable_without_read_only,
};
use crate::diagnostics::catalog::platform::{
    exec_read_only::exec_read_only, looked_up_environment::looked_up_environment,
    memory_limit_too_low::memory_limit_too_low, not_a_secret_reference::not_a_secret_reference,
    variable_twice::variable_twice,
};
use crate::ir::{Expr, ExprKind, Type, Value};
use crate::language::kinds::{Secrets, Strings, TaskLogs, Workload};
use crate::types::Mebibytes;
use crate::validate::docker;

pub(super) fn check(workload: &Workload, sink: &mut Sink) {
    for (variables, secrets) in workload.variables() {
        references(("environment", variables), ("secrets", secrets), sink);
    }
    let TaskLogs { options, secret_options, .. } = &workload.logs.block;
    references(("options", options), ("secret_options", secret_options), sink);
    unread_key(workload, sink);
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

/// What everyone can read, and what only ECS reads, each with the name of its attribute.
fn references(
    (open, readable): (&str, &Strings),
    (hidden, secrets): (&'static str, &Secrets),
    sink: &mut Sink,
) {
    looked_up(readable, hidden, sink);
    for (name, value) in &secrets.references.entries {
        if let Some(wrong) = not_a_reference(value) {
            sink.push(not_a_secret_reference(wrong.span, name));
        }
        if let Some(other) = readable.entries.get(name) {
            sink.push(variable_twice(secrets.references.key(value), name, (open, readable.key(other))));
        }
    }
}

/// What CloudFormation looks up is in the task definition. A secret has the wrong type here, which was reported.
fn looked_up(readable: &Strings, hidden: &'static str, sink: &mut Sink) {
    for (name, value) in &readable.entries {
        value.walk(&mut |part| {
            if let ExprKind::Ssm(path) = &part.kind {
                let text = format!("ssm(\"{path}\")");
                sink.push(looked_up_environment(part.span, hidden, name, &text, part.span == value.span));
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

/// A key that decrypts nothing gives no permission.
fn unread_key(workload: &Workload, sink: &mut Sink) {
    if let Some(key) = workload.secrets_key
        && workload.secrets().next().is_none()
        && workload.registry_auth.is_none()
    {
        sink.push(unused_secrets_key(key.span()));
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
