//! How large a task is, against the instances on which it runs.

use crate::aws::instance_types;
use crate::diagnostics::counted;
use crate::ir::{ClusterRef, Program, Running};
use crate::plan::capacity::{Shape, holds};
use crate::source::Span;

/// What is said of the task of a service or job that is declared at a place, as far as it is known.
pub(super) fn described(program: &Program, declaration: Span) -> Vec<String> {
    let is_declared = |running: &Running| declaration.contains(running.head);
    let Some(running) = program.workloads().find(is_declared) else { return Vec::new() };
    let (Some(cpu), Some(memory)) = (running.workload.task_cpu(), running.workload.task_memory()) else {
        return Vec::new();
    };
    let reserves = format!("A task reserves {} CPU units and {memory}", cpu.units);
    let whole = match running.workload.container.len() {
        0 => format!("{reserves}."),
        others => format!("{reserves}, with {} beside the main one.", counted(count(others), "container")),
    };
    let fits = program.cluster_of(&running).and_then(|cluster| fits(cluster, Shape { cpu, memory }));
    std::iter::once(whole).chain(fits).collect()
}

/// How many of them an instance of each type holds.
fn fits(cluster: ClusterRef, shape: Shape) -> Option<String> {
    let reserved = cluster.reserved_memory()?;
    let types = cluster.instance_types().into_iter();
    let types = types.filter_map(|(name, _)| instance_types::find(&name?.0));
    let held: Vec<String> = types
        .map(|instance| format!("{} on `{}`", holds(instance, shape, reserved), instance.name))
        .collect();
    (!held.is_empty())
        .then(|| format!("An empty instance of `{}` holds {}.", cluster.reference(), held.join(", ")))
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}
