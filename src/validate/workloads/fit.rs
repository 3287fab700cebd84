//! A task fits on an empty instance of every type that the cluster may have, and runs there.

use crate::aws::instance_types::{self, InstanceType};
use crate::diagnostics::catalog::platform::{
    other_architecture::other_architecture,
    task_too_large::{TooLarge, task_too_large},
    too_few_gpus::too_few_gpus,
    uncounted_interfaces::{self, Holds, uncounted_interfaces},
};
use crate::diagnostics::{Diagnostic, Sink, figure};
use crate::ir::{ClusterRef, Program, Running};
use crate::language::Enumeration;
use crate::language::kinds::Workload;
use crate::plan::architecture;
use crate::plan::capacity::{Shape, has_cpu_for, holds, interfaces, memory_for_containers, units};
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
    architectures(program, &running.workload, cluster)
        .or_else(|| too_large(running, cluster))
        .or_else(|| gpus(running, cluster))
        .or_else(|| uncounted(program, running, cluster))
}

/// A scaling counts CPU and memory. Where the interfaces or the GPUs of an instance run out first, it sees room that there is not.
fn uncounted(program: &Program, running: &Running, cluster: ClusterRef) -> Option<Diagnostic> {
    let workload = running.workload;
    // A daemon is on each instance once.
    if running.is_daemon {
        return None;
    }
    let scaling = program.scaling_of(cluster.id()).filter(|scaling| !scaling.block.is_managed())?;
    let shape = Shape { cpu: workload.task_cpu()?, memory: workload.task_memory()? };
    let reserved = cluster.reserved_memory()?;
    let types = cluster.instance_types().into_iter().filter_map(|(name, _)| instance_types::find(&name?.0));
    let types: Vec<&InstanceType> = types.collect();
    let fewer = |by: &dyn Fn(&InstanceType) -> i64| {
        let held = types.iter().map(|instance| Holds {
            instance: instance.name,
            by_room: holds(instance, shape, reserved),
            by_others: by(instance),
        });
        held.into_iter().find(|holds| holds.by_others < holds.by_room)
    };
    let place = (&*scaling.reference(), scaling.head);
    if let Some(mode) = workload.network_mode.filter(|_| workload.has_addresses())
        && let Some(holds) = fewer(&|instance| interfaces(instance))
    {
        return Some(uncounted_interfaces(mode.span, holds, place));
    }
    let wanted = workload.gpu.known().copied().filter(|gpus| *gpus > 0)?;
    let holds = fewer(&|instance| i64::from(instance.gpus) / wanted)?;
    Some(uncounted_interfaces::gpus(workload.gpu.span, holds, place))
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

/// About the type that has the fewest GPUs, of those that have too few for one task.
fn gpus(running: &Running, cluster: ClusterRef) -> Option<Diagnostic> {
    let wanted = *running.workload.gpu.known()?;
    let types = cluster.instance_types().into_iter();
    let types = types.filter_map(|(name, written)| Some((instance_types::find(&name?.0)?, written)));
    let (instance, type_written) = types
        .filter(|(instance, _)| i64::from(instance.gpus) < wanted)
        .min_by_key(|(instance, _)| instance.gpus)?;
    let written = running.workload.gpu.written().unwrap_or(running.head);
    Some(too_few_gpus(written, wanted, (instance.name, instance.gpus.into()), type_written))
}

fn memory_of(instance: &InstanceType, reserved: Size) -> String {
    let left = memory_for_containers(instance, reserved);
    format!("{}MiB for containers", figure(left.mib().unwrap_or_default()))
}
