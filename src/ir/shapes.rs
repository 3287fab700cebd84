//! The shapes of a scaling without a `container`: those of the services on its cluster.

use std::collections::HashMap;

use super::kinds::{Container, Scaling, Service, Strategy};
use super::{BlockId, Declared, Nested, Value};
use crate::types::Reflect;

/// Gives them to the scalings that have none, so that whatever is said of a shape is said of these.
pub(super) fn fill(scalings: &mut [Declared<Scaling>], services: &[Declared<Service>]) {
    let mut clusters: HashMap<BlockId, Vec<&Declared<Service>>> = HashMap::new();
    for service in services.iter().filter(|service| !service.block.workload().is_on_fargate()) {
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
        let Service { cpu, memory, .. } = &service.block;
        let is_known =
            |it: &Nested<Container>| is_same(&it.block.cpu, cpu) && is_same(&it.block.memory, memory);
        if !shapes.iter().any(is_known) {
            let block = Container { cpu: cpu.clone(), memory: memory.clone() };
            shapes.push(Nested { block, label: None, guard: None, span: service.head, written: false });
        }
    }
    shapes
}

fn is_same<T: Reflect + PartialEq>(a: &Value<T>, b: &Value<T>) -> bool {
    match (a, b) {
        (Value::Const(a), Value::Const(b)) => a.value == b.value,
        (Value::Deploy(a), Value::Deploy(b)) => a.means_the_same_as(b),
        _ => false,
    }
}
