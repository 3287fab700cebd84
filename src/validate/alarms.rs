//! Alarms that a block tunes: each has something to watch, somebody who is told, and values within its time.

use crate::aws::metrics;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::no_effect::no_effect;
use crate::diagnostics::catalog::platform::alarm_too_short::alarm_too_short;
use crate::ir::kinds::{
    Alarm, Cluster, ContainerInsights, Notify, Performance, Scaling, Service, Throughput, Volume,
};
use crate::ir::{ClusterRef, Nested, Program};
use crate::language::AlarmSchema;
use crate::source::Span;
use crate::types::{Counted, Duration};

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for block in program.blocks() {
        let Some(alarmed) = block.block.alarmed() else { continue };
        let nobody = match alarmed.notify {
            Notify::Inherited => program.project.alerts.named().is_none(),
            Notify::Nobody => true,
            Notify::To(_) => false,
        };
        // The alarm of a silent function is there all the same.
        let without = alarmed.alarms.iter().filter(|alarm| !is(alarm, &Scaling::ALARMS.silence));
        for alarm in without.filter(|_| nobody) {
            let help = "write `alerts = alerts.ops`, of a block `alerts \"ops\"`, here or in `project`";
            sink.push(no_effect(alarm.span, "alarm", "nobody is told of it", None, help));
        }
    }
    // Of one that nobody is told of nothing more is said.
    for volume in &program.volumes {
        of_volume(&volume.block, sink);
    }
    for cluster in &program.clusters {
        of_cluster(&cluster.block, sink);
    }
    for scaling in &program.scalings {
        of_scaling(&scaling.block, sink);
    }
    for service in &program.services {
        of_service(program, &service.block, sink);
    }
}

fn is(alarm: &Nested<Alarm>, schema: &AlarmSchema) -> bool {
    alarm.label_text() == Some(schema.name)
}

fn of_volume(volume: &Volume, sink: &mut Sink) {
    let alarms = Volume::ALARMS;
    for alarm in &volume.alarm {
        if is(alarm, &alarms.io_limit) && volume.performance.known() == Some(&Performance::MaxIo) {
            let why = "with `max_io` a file system has no such limit";
            let help = "remove it";
            sink.push(no_effect(alarm.span, "alarm", why, volume.performance.written(), help));
        }
        if is(alarm, &alarms.burst_credits) && volume.throughput.known() == Some(&Throughput::Elastic) {
            let why = "only a file system with `throughput = bursting` has burst credits";
            sink.push(no_effect(alarm.span, "alarm", why, volume.throughput.written(), "remove it"));
        }
    }
}

/// Without detailed monitoring, the instances have a value every five minutes: in a shorter time there may be none.
fn of_cluster(cluster: &Cluster, sink: &mut Sink) {
    let detailed = &cluster.instances.block.detailed_monitoring;
    if detailed.known() != Some(&false) {
        return;
    }
    let every = metrics::EC2_CPU_UTILIZATION.every;
    for alarm in cluster.alarm.iter().filter(|alarm| is(alarm, &Cluster::ALARMS.instance_cpu)) {
        if let Some(lasting) = &alarm.block.lasting
            && let Some(minutes) = lasting.known()
            && minutes.count() * 60 < every
        {
            let every = Duration::from_seconds(every).to_string();
            sink.push(alarm_too_short(lasting.span, &minutes.to_string(), &every, detailed.written()));
        }
    }
}

/// With the method `managed` there is no metric function.
fn of_scaling(scaling: &Scaling, sink: &mut Sink) {
    if !scaling.is_managed() {
        return;
    }
    for alarm in scaling.alarm.iter().filter(|alarm| !is(alarm, &Scaling::ALARMS.at_maximum)) {
        let why = "with `managed` there is no metric function";
        sink.push(no_effect(alarm.span, "alarm", why, scaling.method.written(), "remove it"));
    }
}

fn of_service(program: &Program, service: &Service, sink: &mut Sink) {
    let off = program.cluster(service.cluster).and_then(not_measured);
    for alarm in &service.alarm {
        if let Some((why, place)) = without_effect(service, off, alarm) {
            sink.push(no_effect(alarm.span, "alarm", why, place, "remove it"));
        }
    }
}

/// Why the number of tasks on a cluster is not measured.
fn not_measured(cluster: ClusterRef) -> Option<Reason> {
    match cluster.container_insights() {
        None => Some(("`container_insights` of the cluster is not said", None)),
        Some(level) => (level.known() == Some(&ContainerInsights::Disabled))
            .then(|| ("without Container Insights the number of tasks is not measured", level.written())),
    }
}

/// Why there is no such alarm, and what says so.
type Reason = (&'static str, Option<Span>);

/// Why a service does not have an alarm.
fn without_effect(service: &Service, off: Option<Reason>, alarm: &Nested<Alarm>) -> Option<Reason> {
    let alarms = Service::ALARMS;
    if is(alarm, &alarms.running) {
        return off;
    }
    if is(alarm, &alarms.at_maximum) {
        if let Some(at) = service.scale.block.at.first() {
            return Some(("the maximum of the service changes at times", Some(at.span)));
        }
        let why = "a service whose `size` is not a range does not scale";
        return (!service.has_one_maximum()).then_some((why, service.size.written()));
    }
    let is_of_targets = is(alarm, &alarms.unhealthy_host) || is(alarm, &alarms.target_5xx);
    (is_of_targets && service.route.is_empty()).then_some(("the service has no route", None))
}
