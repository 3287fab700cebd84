//! Where tasks run: on what the cluster has, and on Fargate in one of its sizes.

use crate::aws::fargate;
use crate::diagnostics::catalog::advice::never_spot::on_fargate as never_spot;
use crate::diagnostics::catalog::platform::{
    fargate_size::{Asked, fargate_size},
    launch_type_missing::{self, launch_type_missing},
    launch_type_needed::launch_type_needed,
    task_full::task_full,
    without_use::{Because, host_directory, without_use},
};
use crate::diagnostics::{Diagnostic, Sink, figure};
use crate::ir::{ClusterRef, Const, Declared, Program, Running, Value, by_id};
use crate::language::kinds::{LaunchType, NetworkMode, Service, Workload};
use crate::source::Span;
use crate::types::{Cpu, Mebibytes, Size};

/// Whether the tasks run somewhere; what is wrong is reported.
pub(super) fn check(program: &Program, running: &Running, sink: &mut Sink) -> bool {
    if let Err(wrong) = place(program, running) {
        if let Some(diagnostic) = wrong {
            sink.push(*diagnostic);
        }
        return false;
    }
    let service = by_id(&program.services, running.id).map(|service| &service.block);
    unused(service, &running.workload, sink);
    if running.workload.is_on_fargate() {
        size(running, sink);
        share(&running.workload, sink);
    }
    true
}

/// Whether it is known where the tasks run.
pub(in crate::validate) fn is_known(program: &Program, running: &Running) -> bool {
    place(program, running).is_ok()
}

/// Whether the cluster has what the tasks run on; if not, what is wrong, unless that is reported.
fn place(program: &Program, running: &Running) -> Result<(), Option<Box<Diagnostic>>> {
    let workload = &running.workload;
    let Some(cluster) = program.cluster(workload.cluster) else {
        return if workload.runs_on.is_some() { Ok(()) } else { Err(None) };
    };
    let named = (cluster.reference(), cluster.head());
    let Some(runs_on) = workload.runs_on else {
        let Some(fargate) = cluster.fargate() else { return Ok(()) };
        let name = program.get(running.id).map(Declared::reference).unwrap_or_default();
        let needed = launch_type_needed(workload.cluster.span, &name, (&*named.0, fargate));
        return Err(Some(Box::new(needed)));
    };
    let Some(&wanted) = runs_on.known() else { return Err(None) };
    // What another program's cluster has need not be known.
    if cluster.has(wanted) != Some(false) {
        return Ok(());
    }
    let wants_fargate = wanted == LaunchType::Fargate;
    Err(Some(Box::new(match cluster {
        ClusterRef::Created(_) => launch_type_missing(runs_on.span, (&named.0, named.1), wants_fargate),
        ClusterRef::Existing(existing) => {
            let known = existing.block.runs_on.span;
            launch_type_missing::of_another_program(runs_on.span, (&named.0, known), wants_fargate)
        }
    })))
}

/// What means nothing where the tasks run.
fn unused(service: Option<&Service>, workload: &Workload, sink: &mut Sink) {
    let place = workload.runs_on.and_then(Const::written).map(|place| (place, "where the tasks run"));
    let because = |with, instead| Because { with, place, instead };
    if let Some(spot) = service.and_then(|service| service.spot.as_ref()) {
        if !workload.is_on_fargate() {
            let because = because("instances", "write `spot` in `instances` of the cluster");
            return sink.push(without_use(spot.span, "spot", because));
        }
        if spot.block.on_demand_percent.known().is_some_and(|percent| percent.value >= 100.0) {
            sink.push(never_spot(spot.block.on_demand_percent.span, spot.span));
        }
    }
    if !workload.is_on_fargate() {
        return;
    }
    for (name, span, instead) in unused_on_fargate(service, workload) {
        sink.push(without_use(span, name, because("Fargate", instead)));
    }
    for host in workload.mounts().flatten().filter_map(|mount| mount.block.host.as_ref()) {
        sink.push(host_directory(host.span));
    }
}

/// What means nothing on Fargate: the attribute, where it is, and what there is instead.
fn unused_on_fargate<'a>(
    service: Option<&'a Service>,
    workload: &Workload<'a>,
) -> impl Iterator<Item = (&'a str, Span, &'static str)> {
    let host_port = service.and_then(|service| service.host_port.as_ref());
    let placement = service.and_then(|service| service.placement.written());
    let limits = workload.ulimits.limits.iter().filter(|limit| limit.name != "nofile");
    let limits = limits.map(|limit| (&*limit.name, limit.key, "the only limit of Fargate is `nofile`"));
    let gpu = workload.gpu.written().filter(|_| workload.gpu.value > 0);
    [
        ("memory_limit", workload.memory_limit.map(Value::span), "`memory` is all that the task has"),
        (
            "host_port",
            host_port.map(|port| port.span),
            "the port of the container is the one that is reached",
        ),
        ("placement", placement, "Fargate spreads tasks over the zones of their subnets"),
        ("network_mode", other_mode(workload), "each task on Fargate has an address of its own"),
        ("gpu", gpu, "Fargate has no GPUs; instances of some types have"),
    ]
    .into_iter()
    .filter_map(|(name, span, instead)| Some((name, span?, instead)))
    .chain(limits)
}

/// A network mode that is none of Fargate's.
fn other_mode(workload: &Workload) -> Option<Span> {
    let mode = workload.network_mode?;
    mode.known().filter(|known| **known != NetworkMode::Awsvpc)?;
    Some(mode.span)
}

fn size(running: &Running, sink: &mut Sink) {
    let workload = &running.workload;
    let (Some(cpu), Some(memory)) = (workload.cpu.known(), workload.memory.known()) else { return };
    let Some(mib) = memory.mib() else { return };
    if fargate::has(cpu.units, mib) {
        return;
    }
    let asked = Asked {
        size: (cpu.units, **memory),
        cpu: workload.cpu.written(),
        memory: workload.memory.written(),
        head: running.head,
    };
    let nearest = fargate::nearest(cpu.units, mib).into_iter();
    let mut nearest: Vec<(i64, Size)> = nearest.map(|(cpu, mib)| (cpu, Size::from_mib(mib))).collect();
    // What is written stays first.
    if asked.memory.is_none() {
        nearest.reverse();
    }
    sink.push(fargate_size(asked, &nearest));
}

/// A number and where it is written; none that only the deployment knows.
type Part = Option<(i64, Option<Span>)>;

/// What the containers beside the main one reserve is less than what the task has.
fn share(workload: &Workload, sink: &mut Sink) {
    let cpu = |value: &Value<Cpu>| -> Part { Some((value.known()?.units, value.written())) };
    let memory = |value: &Value<Mebibytes>| -> Part { Some((value.known()?.bytes, value.written())) };
    let sidecars = || workload.container.iter().map(|container| (container.span, &container.block));
    let of_cpu = sidecars().map(|(head, it)| (head, cpu(&it.cpu)));
    full("cpu", cpu(workload.cpu), of_cpu, |units| format!("{} CPU units", figure(units)), sink);
    let of_memory = sidecars().map(|(head, it)| (head, memory(&it.memory)));
    full("memory", memory(workload.memory), of_memory, |bytes| Size { bytes }.to_string(), sink);
}

fn full(
    attribute: &str,
    task: Part,
    containers: impl Iterator<Item = (Span, Part)>,
    text: impl Fn(i64) -> String,
    sink: &mut Sink,
) {
    let Some((has, place)) = task else { return };
    let part = |(head, part): (Span, Part)| part.map(|(taken, written)| (taken, written.unwrap_or(head)));
    let Some(parts) = containers.map(part).collect::<Option<Vec<_>>>() else { return };
    let taken = parts.iter().map(|(taken, _)| taken).sum();
    if let Some((_, span)) = parts.iter().max_by_key(|(taken, _)| *taken)
        && taken >= has
    {
        sink.push(task_full(*span, attribute, &text(taken), (&text(has), place)));
    }
}
