//! Fixed ports of instances: a deployment finds one that is free.

use super::deployments;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::fixed_port_deadlock::{Ports, fixed_port_deadlock};
use crate::ir::{Const, Declared, Program};
use crate::language::kinds::{Cluster, Deploy, NetworkMode, Service, Strategy, Workload};
use crate::source::Span;

/// With a fixed port, each instance runs one task, so that a deployment needs a free instance, or may stop a task first.
pub(super) fn check(program: &Program, service: &Declared<Service>, sink: &mut Sink) {
    let workload = service.block.workload();
    if !has_fixed_port(&service.block, &workload) {
        return;
    }
    let Some(cluster) = program.cluster(service.block.cluster) else { return };
    let Some((instances, written)) = cluster.created().and_then(|cluster| instances(program, cluster)) else {
        return;
    };
    let Service { size, deploy, .. } = &service.block;
    let Deploy { min_healthy, max, .. } = &deploy.block;
    let (Some(least), Some(most)) = (min_healthy.known(), max.known()) else { return };
    let (Some(&from), Some(&to)) = (size.min.known(), size.max.known()) else { return };
    let stuck = [from, to].into_iter().zip(instances).find_map(|(tasks, instances)| {
        let tasks = tasks.max(1);
        let (must_run, may_run) = deployments::bounds(tasks, *least, *most);
        let is_stuck = tasks > instances || must_run >= may_run.min(instances);
        is_stuck.then_some(Ports { tasks, instances, must_run })
    });
    if let Some(ports) = stuck {
        let port = service.block.host_port.as_ref().or(service.block.port.as_ref()).and_then(Const::written);
        let mode = workload.network_mode.filter(|_| workload.mode() == NetworkMode::Host);
        let place = mode.and_then(Const::written).or(port).unwrap_or(service.head);
        sink.push(fixed_port_deadlock(place, ports, size.written(), written));
    }
}

/// Whether its tasks have a fixed port of their instance. What replaces daemons stops them first.
fn has_fixed_port(service: &Service, workload: &Workload) -> bool {
    let is_daemon = service.placement.known() == Some(&Strategy::Daemon);
    let is_fixed = match workload.mode() {
        NetworkMode::Bridge => service.host_port.is_some(),
        NetworkMode::Host => service.port.is_some(),
        NetworkMode::Awsvpc => false,
    };
    is_fixed && !is_daemon && !workload.is_on_fargate()
}

/// The fewest instances and the most, and where the program says so.
fn instances(program: &Program, cluster: &Declared<Cluster>) -> Option<([i64; 2], Option<Span>)> {
    match program.scaling_of(cluster.id) {
        Some(scaling) => {
            let size = &scaling.block.size;
            Some(([*size.min.known()?, *size.max.known()?], Some(size.span)))
        }
        None => {
            let size = &cluster.block.instances.block.size;
            let known = *size.known()?;
            Some(([known, known], size.written()))
        }
    }
}
