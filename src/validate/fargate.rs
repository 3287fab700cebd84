//! Clusters on Fargate alone: nothing in them needs instances.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::instances_needed::instances_needed;
use crate::ir::{Declared, Program};
use crate::language::kinds::{Cluster, DefaultAction};
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in program.clusters.iter().filter(|cluster| !cluster.block.has_instances()) {
        let Some(fargate) = &cluster.block.fargate else { continue };
        let of = cluster.reference();
        for (what, span) in needing(program, cluster) {
            sink.push(instances_needed(span, what, (&of, fargate.span)));
        }
    }
}

/// What needs instances, and where it is.
fn needing(program: &Program, cluster: &Declared<Cluster>) -> Vec<(&'static str, Span)> {
    let Cluster { subnets, drain, mount, registry_auth, logs, allow, lambda_stack, alarm, .. } =
        &cluster.block;
    let mut found: Vec<(&'static str, Span)> = Vec::new();
    found.extend(subnets.written().map(|span| ("`subnets`", span)));
    found.extend(drain.written.then_some(("`drain`", drain.span)));
    found.extend(mount.iter().map(|mount| ("`mount`", mount.span)));
    found.extend(registry_auth.as_ref().map(|auth| ("`registry_auth`", auth.span)));
    found.extend(logs.written.then_some(("`logs`", logs.span)));
    found.extend(allow.iter().map(|allow| ("`allow`", allow.span)));
    found.extend(lambda_stack.as_ref().map(|stack| ("`lambda_stack`", stack.span)));
    found.extend(alarm.iter().map(|alarm| ("`alarm`", alarm.span)));
    found.extend(program.scaling_of(cluster.id).map(|scaling| ("a `scaling`", scaling.head)));
    for listener in program.listeners_of(cluster.id) {
        let (default, health) = (&listener.block.default, &listener.block.agent_health);
        if default.known() == Some(&DefaultAction::Agent) {
            found.push(("`default = agent`", default.span));
        }
        if health.known() == Some(&true) {
            found.extend(health.written().map(|span| ("`agent_health`", span)));
        }
    }
    found
}
