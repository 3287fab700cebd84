//! The shapes of a scaling without a `container`: those of the services on its cluster.

use std::collections::HashMap;

use super::kinds::{Container, Scaling, Service, Strategy};
use super::{BlockId, Declared, Nested, Value};
use crate::types::{Const, Cpu, Mebibytes, Reflect, State};

/// Gives them to the scalings that have none, so that whatever is said of a shape is said of these.
pub(super) fn fill(scalings: &mut [Declared<Scaling>], services: &[Declared<Service>]) {
    let mut clusters: HashMap<BlockId, Vec<&Declared<Service>>> = HashMap::new();
    for service in services {
        if let Some(cluster) = service.block.cluster.id {
            clusters.entry(cluster).or_default().push(service);
        }
    }
    let needs_some = |it: &&mut Declared<Scaling>| it.block.container.is_empty() && !it.block.is_managed();
    for scaling in scalings.iter_mut().filter(needs_some) {
        if let Some(services) = scaling.block.cluster.id.and_then(|cluster| clusters.get(&cluster)) {
            scaling.block.container = shapes(services);
        }
    }
}

/// Each once. None where a daemon takes a part of each instance, of which the thresholds would know nothing.
fn shapes(services: &[&Declared<Service>]) -> Vec<Nested<Container>> {
    let mut shapes: Vec<Nested<Container>> = Vec::new();
    for service in services {
        if service.block.placement.value == Strategy::Daemon {
            return Vec::new();
        }
        let Some((cpu, memory)) = of_task(&service.block) else { return Vec::new() };
        let is_known =
            |it: &Nested<Container>| is_same(&it.block.cpu, &cpu) && is_same(&it.block.memory, &memory);
        if !shapes.iter().any(is_known) {
            let block = Container { cpu, memory };
            shapes.push(Nested { block, label: None, guard: None, span: service.head, written: false });
        }
    }
    shapes
}

/// What a task reserves: its containers together, where there are several, of which all must be known then.
fn of_task(service: &Service) -> Option<(Value<Cpu>, Value<Mebibytes>)> {
    let (cpu, memory) = (service.cpu.clone(), service.memory.clone());
    if service.container.is_empty() {
        return Some((cpu, memory));
    }
    let workload = service.workload();
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
