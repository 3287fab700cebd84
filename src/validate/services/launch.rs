//! Where tasks run: on what the cluster has, and on Fargate in one of its sizes.

use crate::aws::fargate;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::never_spot::on_fargate as never_spot;
use crate::diagnostics::catalog::platform::{
    fargate_size::{Asked, fargate_size},
    launch_type_missing::launch_type_missing,
    launch_type_needed::launch_type_needed,
    without_use::{Because, without_use},
};
use crate::ir::{Const, Declared, Program, Value};
use crate::language::kinds::{Cluster, LaunchType, Service, Workload};
use crate::source::Span;
use crate::types::Size;

/// Whether the tasks run somewhere; what is wrong is reported.
pub(super) fn check(program: &Program, service: &Declared<Service>, sink: &mut Sink) -> bool {
    let workload = service.block.workload();
    let Some(cluster) = program.cluster(workload.cluster) else { return true };
    let named = (cluster.reference(), cluster.head());
    // What another program's cluster has is not known.
    let own = cluster.created().map(|cluster| &cluster.block);
    let has_instances = own.is_none_or(Cluster::has_instances);
    let fargate = own.and_then(|cluster| cluster.fargate.as_ref());
    let Some(runs_on) = workload.runs_on else {
        if let Some(fargate) = fargate {
            let place = (&*named.0, fargate.span);
            sink.push(launch_type_needed(workload.cluster.span, &service.reference(), place));
        }
        return fargate.is_none();
    };
    let Some(wanted) = runs_on.known() else { return false };
    let is_there = match wanted {
        LaunchType::Instances => has_instances,
        LaunchType::Fargate => own.is_none() || fargate.is_some(),
    };
    if !is_there {
        let wants_fargate = *wanted == LaunchType::Fargate;
        sink.push(launch_type_missing(runs_on.span, (&named.0, named.1), wants_fargate));
        return false;
    }
    unused(service, &workload, sink);
    if workload.is_on_fargate() {
        size(service, &workload, sink);
    }
    true
}

/// What means nothing where the tasks run.
fn unused(service: &Declared<Service>, workload: &Workload, sink: &mut Sink) {
    let Service { host_port, placement, spot, .. } = &service.block;
    let place = workload.runs_on.and_then(Const::written).map(|place| (place, "where the tasks run"));
    let because = |with, instead| Because { with, place, instead };
    if let Some(spot) = spot {
        if !workload.is_on_fargate() {
            let because = because("instances", "write `spot` in `instances` of the cluster");
            return sink.push(without_use(spot.span, "spot", true, because));
        }
        if spot.block.on_demand_percent.known().is_some_and(|percent| percent.value >= 100.0) {
            sink.push(never_spot(spot.block.on_demand_percent.span, spot.span));
        }
    }
    if !workload.is_on_fargate() {
        return;
    }
    let other = workload.ulimits.limits.iter().find(|limit| limit.name != "nofile");
    let written: [(&str, Option<Span>, &str); 5] = [
        ("memory_limit", workload.memory_limit.map(Value::span), "`memory` is all that the task has"),
        (
            "host_port",
            host_port.as_ref().map(|port| port.span),
            "the port of the container is the one that is reached",
        ),
        ("placement", placement.written(), "Fargate spreads tasks over the zones of their subnets"),
        ("network_mode", other_mode(workload), "each task on Fargate has an address of its own"),
        ("ulimits", other.map(|limit| limit.key), "the only limit of Fargate is `nofile`"),
    ];
    for (name, span, instead) in written {
        if let Some(span) = span {
            sink.push(without_use(span, name, false, because("Fargate", instead)));
        }
    }
}

/// A network mode that is none of Fargate's.
fn other_mode(workload: &Workload) -> Option<Span> {
    use crate::language::kinds::NetworkMode::Awsvpc;
    let mode = workload.network_mode?;
    mode.known().filter(|known| **known != Awsvpc)?;
    Some(mode.span)
}

fn size(service: &Declared<Service>, workload: &Workload, sink: &mut Sink) {
    let (Some(cpu), Some(memory)) = (workload.cpu.known(), workload.memory.known()) else { return };
    let Some(mib) = memory.mib() else { return };
    if fargate::has(cpu.units, mib) {
        return;
    }
    let asked = Asked {
        size: (cpu.units, **memory),
        cpu: workload.cpu.written(),
        memory: workload.memory.written(),
        head: service.head,
    };
    let nearest = fargate::nearest(cpu.units, mib).into_iter();
    let mut nearest: Vec<(i64, Size)> = nearest.map(|(cpu, mib)| (cpu, Size::from_mib(mib))).collect();
    // What is written stays first.
    if asked.memory.is_none() {
        nearest.reverse();
    }
    sink.push(fargate_size(asked, &nearest));
}
