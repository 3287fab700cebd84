//! A task fits on an empty instance of every type that the cluster may have, and runs there.

use crate::aws::instance_types::{self, InstanceType};
use crate::diagnostics::catalog::platform::{
    other_architecture::other_architecture,
    task_too_large::{TooLarge, task_too_large},
};
use crate::diagnostics::{Diagnostic, Sink, figure};
use crate::ir::{ClusterRef, Program, Running};
use crate::language::Enumeration;
use crate::language::kinds::Workload;
use crate::plan::architecture;
use crate::plan::capacity::{Shape, has_cpu_for, holds, memory_for_containers, units};
use crate::source::Span;
use crate::types::Size;

pub(super) fn check(program: &Program, running: &Running, sink: &mut Sink) {
    let Some(cluster) = program.cluster_of(running) else { return };
    if let Some(diagnostic) = diagnostic(program, running, cluster) {
        sink.push(diagnostic);
    }
}

/// What is wrong, if a task cannot run on each of the instances. Such a workload takes no part in what is about all of a cluster.
pub(super) fn diagnostic(program: &Program, running: &Running, cluster: ClusterRef) -> Option<Diagnostic> {
    architectures(program, &running.workload, cluster).or_else(|| too_large(running, cluster))
}

fn architectures(program: &Program, workload: &Workload, cluster: ClusterRef) -> Option<Diagnostic> {
    let wanted = workload.architecture?;
    let found = architecture::of_cluster(program, cluster)?;
    let known = *wanted.known()?;
    (known != found).then(|| {
        let types = (types_written(cluster), cluster.reference());
        other_architecture(wanted.span, known.word(), found.word(), (types.0, &types.1))
    })
}

fn types_written(cluster: ClusterRef) -> Option<Span> {
    cluster.instance_types().first().and_then(|(_, written)| *written)
}

/// About the type that has the least, of those that do not hold one task.
fn too_large(running: &Running, cluster: ClusterRef) -> Option<Diagnostic> {
    let workload = &running.workload;
    let shape = Shape { cpu: workload.task_cpu()?, memory: workload.task_memory()? };
    let reserved = cluster.reserved_memory()?;
    let types = cluster.instance_types().into_iter();
    let types = types.filter_map(|(name, written)| Some((instance_types::find(&name?.0)?, written)));
    let (instance, type_written) = types
        .filter(|(instance, _)| holds(instance, shape, reserved) < 1)
        .min_by_key(|(instance, _)| (instance.vcpu, instance.memory_mib))?;
    let (asks, has, written) = if has_cpu_for(instance, shape) {
        (shape.memory.to_string(), memory_of(instance, reserved), workload.largest_memory())
    } else {
        let cpu_units = |units: i64| format!("{} CPU units", figure(units));
        (cpu_units(shape.cpu.units), cpu_units(units(instance)), workload.largest_cpu())
    };
    let too_large = TooLarge { asks: &asks, has: &has, instance: instance.name, written: type_written };
    Some(task_too_large(written.unwrap_or(running.head), too_large))
}

fn memory_of(instance: &InstanceType, reserved: Size) -> String {
    let left = memory_for_containers(instance, reserved);
    format!("{}MiB for containers", figure(left.mib().unwrap_or_default()))
}
