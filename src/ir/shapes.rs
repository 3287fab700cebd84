//! The shapes of a scaling without a `container`: those of what runs on its cluster.

use std::collections::BTreeMap;

use super::kinds::{Container, Scaling, Workload};
use super::{BlockId, Declared, Nested, Running, Value};
use crate::types::{Const, Cpu, Mebibytes, Reflect, State};

/// The shapes of what runs on the instances of each cluster, if there is something.
pub(super) fn of_clusters<'a>(
    all: impl Iterator<Item = Running<'a>>,
) -> BTreeMap<BlockId, Vec<Nested<Container>>> {
    let mut clusters: BTreeMap<BlockId, Vec<Running>> = BTreeMap::new();
    for running in all.filter(|running| !running.workload.is_on_fargate()) {
        if let Some(cluster) = running.workload.cluster.id {
            clusters.entry(cluster).or_default().push(running);
        }
    }
    clusters.into_iter().map(|(cluster, running)| (cluster, shapes(&running))).collect()
}

/// Gives them to the scalings that have none, so that whatever is said of a shape is said of these.
pub(super) fn fill(scalings: &mut [Declared<Scaling>], shapes: &BTreeMap<BlockId, Vec<Nested<Container>>>) {
    let needs_some = |it: &&mut Declared<Scaling>| it.block.container.is_empty() && !it.block.is_managed();
    for scaling in scalings.iter_mut().filter(needs_some) {
        if let Some(shapes) = scaling.block.cluster.id.and_then(|cluster| shapes.get(&cluster)) {
            scaling.block.container.clone_from(shapes);
        }
    }
}

/// Each once. None where a daemon takes a part of each instance, of which the thresholds would know nothing.
fn shapes(all: &[Running]) -> Vec<Nested<Container>> {
    let mut shapes: Vec<Nested<Container>> = Vec::new();
    for running in all {
        if running.is_daemon {
            return Vec::new();
        }
        let Some((cpu, memory)) = of_task(&running.workload) else { return Vec::new() };
        let is_known =
            |it: &Nested<Container>| is_same(&it.block.cpu, &cpu) && is_same(&it.block.memory, &memory);
        if !shapes.iter().any(is_known) {
            let block = Container { cpu, memory };
            shapes.push(Nested { block, label: None, guard: None, span: running.head, written: false });
        }
    }
    shapes
}

/// What a task reserves: its containers together, where there are several, of which all must be known then.
fn of_task(workload: &Workload) -> Option<(Value<Cpu>, Value<Mebibytes>)> {
    let (cpu, memory) = (workload.cpu.clone(), workload.memory.clone());
    if workload.container.is_empty() {
        return Some((cpu, memory));
    }
    let cpu = Const { value: workload.task_cpu()?, span: cpu.span(), state: State::Written };
    let all = Mebibytes(workload.task_memory()?);
    let memory = Const { value: all, span: memory.span(), state: State::Written };
    Some((Value::Const(cpu), Value::Const(memory)))
}

fn is_same<T: Reflect + PartialEq>(a: &Value<T>, b: &Value<T>) -> bool {
    match (a, b) {
        (Value::Const(a), Value::Const(b)) => a.value == b.value,
        (Value::Deploy(a), Value::Deploy(b)) => a.means_the_same_as(b),
        _ => false,
    }
}
