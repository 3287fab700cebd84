//! The services of a cluster fit on its instances, all at their largest, with room for one task more: without that, no deployment goes
//! on. Beside them there is room for a run of each job.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::fit;
use crate::aws::instance_types::{self, InstanceType};
use crate::diagnostics::catalog::platform::cluster_gpus::{Gpus, cluster_gpus};
use crate::diagnostics::catalog::platform::cluster_too_small::{Has, Needs, Spare, cluster_too_small};
use crate::diagnostics::catalog::platform::too_few_interfaces::{Interfaces, too_few_interfaces};
use crate::diagnostics::{Diagnostic, Sink, counted, figure};
use crate::ir::{BlockId, ClusterRef, Const, Expr, Program, Running, by_id};
use crate::language::kinds::TaskCount;
use crate::plan::capacity::{interfaces, memory_for_containers, units};
use crate::source::Span;
use crate::types::Size;

/// The most instances that the size of a cluster can say.
const MAX_INSTANCES: usize = 1_000;

/// How many of the others have a label.
const MAX_LABELS: usize = 5;

/// The tasks of a service at its largest, or of a run of a job.
#[derive(Clone)]
struct Demand<'p> {
    running: Running<'p>,
    number: Number<'p>,
    task: Room,
    tasks: i64,
    name: String,
}

/// What says how many tasks there are.
#[derive(Clone, Copy)]
enum Number<'p> {
    /// `size` of a service.
    Size(&'p TaskCount),
    /// `count` of a job.
    Count(&'p Const<i64>),
}

/// CPU units, bytes, network interfaces and GPUs: what an instance has for tasks, or what one task takes.
#[derive(Clone, Copy)]
struct Room {
    cpu: i64,
    memory: i64,
    interfaces: i64,
    gpus: i64,
}

/// The instances that a cluster may have.
struct Instances {
    types: Vec<&'static InstanceType>,
    reserved: Size,
    max: i64,
    written: Option<Span>,
}

/// One type of them, with what the daemons leave on each.
#[derive(Clone, Copy)]
struct Least {
    instance: &'static InstanceType,
    room: Room,
    /// How many of it hold all tasks; `None` if more than a cluster may have.
    needed: Option<i64>,
}

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let mut clusters: BTreeMap<BlockId, Vec<Running>> = BTreeMap::new();
    for running in program.workloads().filter(|running| !running.workload.is_on_fargate()) {
        if let Some(cluster) = program.cluster_of(&running)
            && fit::diagnostic(program, &running, cluster).is_none()
        {
            clusters.entry(cluster.id()).or_default().push(running);
        }
    }
    let created = program.clusters.iter().map(ClusterRef::Created);
    for cluster in created.chain(program.existing_clusters.iter().map(ClusterRef::Existing)) {
        let Some(all) = clusters.get(&cluster.id()) else { continue };
        let Some(instances) = Instances::of(program, cluster) else { continue };
        let found = guards(all).find_map(|guard| too_small(cluster, &instances, &under(program, all, guard)));
        if let Some(diagnostic) = found {
            sink.push(diagnostic);
        }
    }
}

/// Each guard once, beginning with none: blocks of different guards may never be there together.
fn guards<'p>(all: &[Running<'p>]) -> impl Iterator<Item = Option<&'p Expr>> + use<'p> {
    let mut guards: Vec<Option<&Expr>> = vec![None];
    for guard in all.iter().filter_map(|running| running.guard) {
        if !guards.iter().flatten().any(|known| known.means_the_same_as(guard)) {
            guards.push(Some(guard));
        }
    }
    guards.into_iter()
}

/// What those need that are there where a guard holds.
fn under<'p>(program: &'p Program, all: &[Running<'p>], guard: Option<&Expr>) -> Vec<Demand<'p>> {
    let is_there = |running: &Running| match (running.guard, guard) {
        (None, _) => true,
        (Some(own), Some(guard)) => own.means_the_same_as(guard),
        (Some(_), None) => false,
    };
    all.iter().filter(|it| is_there(it)).filter_map(|it| Demand::of(program, it)).collect()
}

impl<'p> Demand<'p> {
    /// `None` where only the deployment knows a number: without the block, the others need less and not more.
    fn of(program: &'p Program, running: &Running<'p>) -> Option<Self> {
        let (cpu, memory) = (running.workload.task_cpu()?, running.workload.task_memory()?);
        let interfaces = i64::from(running.workload.has_addresses());
        let gpus = *running.workload.gpu.known()?;
        let task = Room { cpu: cpu.units, memory: memory.bytes, interfaces, gpus };
        let (number, tasks, name) = match by_id(&program.services, running.id) {
            Some(service) => {
                let times = service.block.scale.block.at.iter().map(|at| &at.block.size);
                let sizes = times.chain([&service.block.size]);
                let size = sizes.max_by_key(|size| size.max.known().copied())?;
                (Number::Size(size), *size.max.known()?, service.reference())
            }
            None => {
                let job = by_id(&program.jobs, running.id)?;
                (Number::Count(&job.block.count), *job.block.count.known()?, job.reference())
            }
        };
        let tasks = if running.is_daemon { 1 } else { tasks };
        Some(Self { running: *running, number, task, tasks, name })
    }

    fn without_gpus(&self) -> Self {
        Self { task: Room { gpus: 0, ..self.task }, ..self.clone() }
    }

    fn without_interfaces(&self) -> Self {
        Self { task: Room { interfaces: 0, ..self.task }, ..self.clone() }
    }

    fn is_job(&self) -> bool {
        matches!(self.number, Number::Count(_))
    }

    /// `80 tasks of 256 CPU units and 512MiB`
    fn text(&self) -> String {
        let Room { cpu, memory, .. } = self.task;
        let on_each = if self.running.is_daemon { ", on each instance" } else { "" };
        let tasks = counted(self.tasks, "task");
        format!("{tasks} of {} CPU units and {}{on_each}", figure(cpu), Size { bytes: memory })
    }

    fn place(&self) -> Span {
        self.number.written().unwrap_or(self.running.head)
    }

    /// Where the number is written that is too large.
    fn end(&self) -> Option<Span> {
        match self.number {
            Number::Size(size) => {
                let end = size.max.span();
                size.written().is_some_and(|size| size.contains(end)).then_some(end)
            }
            Number::Count(count) => count.written(),
        }
    }

    /// The least number of tasks that it may have.
    fn least(&self) -> i64 {
        match self.number {
            Number::Size(size) if size.is_range => size.min.known().copied().unwrap_or(1).max(1),
            Number::Size(_) | Number::Count(_) => 1,
        }
    }
}

impl Number<'_> {
    fn written(self) -> Option<Span> {
        match self {
            Self::Size(size) => size.written(),
            Self::Count(count) => count.written(),
        }
    }
}

impl Room {
    /// How many such tasks it has room for.
    fn holds(self, task: Self) -> i64 {
        let by_room = (self.cpu / task.cpu.max(1)).min(self.memory / task.memory.max(1));
        let by_interfaces = if task.interfaces > 0 { self.interfaces } else { i64::MAX };
        let by_gpus = if task.gpus > 0 { self.gpus / task.gpus } else { i64::MAX };
        by_room.min(by_interfaces).min(by_gpus).max(0)
    }

    #[must_use]
    fn without(self, task: Self, count: i64) -> Self {
        Self {
            cpu: self.cpu - count * task.cpu,
            memory: self.memory - count * task.memory,
            interfaces: self.interfaces - count * task.interfaces,
            gpus: self.gpus - count * task.gpus,
        }
    }

    /// Places some of `count` tasks here, and gives the number of the others.
    fn take(&mut self, task: Self, count: i64) -> i64 {
        let here = self.holds(task).min(count);
        *self = self.without(task, here);
        count - here
    }
}

impl Instances {
    fn of(program: &Program, cluster: ClusterRef) -> Option<Self> {
        let types = cluster.instance_types().into_iter();
        let types = types.map(|(name, _)| instance_types::find(&name?.0)).collect::<Option<_>>()?;
        let (max, written) = program.max_instances(cluster)?;
        Some(Self { types, reserved: cluster.reserved_memory()?, max, written })
    }

    /// Of several types the one of which most are needed.
    fn least(&self, daemons: &[Demand], demands: &[Demand]) -> Option<Least> {
        let least = self.types.iter().map(|instance| {
            let room = Room {
                cpu: units(instance),
                memory: memory_for_containers(instance, self.reserved).bytes,
                interfaces: interfaces(instance),
                gpus: instance.gpus.into(),
            };
            let room = daemons.iter().fold(room, |room, daemon| room.without(daemon.task, 1));
            Least { instance, room, needed: needed(demands, room) }
        });
        least.max_by_key(|it| (it.needed.unwrap_or(i64::MAX), Reverse((it.room.cpu, it.room.memory))))
    }
}

/// How many instances hold all services, and beside them one task more, or a run of any of the jobs.
fn needed(demands: &[Demand], room: Room) -> Option<i64> {
    let jobs = demands.iter().filter(|demand| demand.is_job());
    jobs.map(Some).chain([None]).try_fold(0, |most, job| Some(most.max(needed_with(demands, job, room)?)))
}

/// How many hold all services, with a run of a job or with one task more of the largest: the largest first, each on the first instance
/// that has room.
fn needed_with(demands: &[Demand], job: Option<&Demand>, room: Room) -> Option<i64> {
    let services = || demands.iter().filter(|demand| !demand.is_job());
    let spare = match job {
        Some(job) => Some((job.task, job.tasks)),
        None => largest(services()).map(|task| (task, 1)),
    };
    let mut open: Vec<(Room, i64)> = services().map(|demand| (demand.task, demand.tasks)).collect();
    open.extend(spare);
    open.sort_by_key(|(task, _)| Reverse((task.memory, task.cpu)));
    let mut rooms: Vec<Room> = Vec::new();
    for (task, count) in open {
        let mut left = rooms.iter_mut().fold(count, |left, free| free.take(task, left));
        while left > 0 {
            let mut free = room;
            let others = free.take(task, left);
            if others == left || rooms.len() == MAX_INSTANCES {
                return None;
            }
            left = others;
            rooms.push(free);
        }
    }
    i64::try_from(rooms.len()).ok()
}

fn largest<'d>(demands: impl Iterator<Item = &'d Demand<'d>>) -> Option<Room> {
    demands.map(|demand| demand.task).max_by_key(|task| (task.memory, task.cpu, task.gpus, task.interfaces))
}

fn too_small(cluster: ClusterRef, instances: &Instances, all: &[Demand]) -> Option<Diagnostic> {
    let (daemons, demands): (Vec<Demand>, Vec<Demand>) =
        all.iter().cloned().partition(|demand| demand.running.is_daemon);
    let least = instances.least(&daemons, &demands)?;
    if least.needed.is_some_and(|needed| needed <= instances.max) {
        return None;
    }
    let fit = |demands: &[Demand]| needed(demands, least.room).is_some_and(|needed| needed <= instances.max);
    let without_gpus: Vec<Demand> = demands.iter().map(Demand::without_gpus).collect();
    if fit(&without_gpus) {
        return few_gpus(cluster, instances, &demands, least);
    }
    let by_room: Vec<Demand> = without_gpus.iter().map(Demand::without_interfaces).collect();
    if fit(&by_room) {
        return few_interfaces(cluster, instances, &without_gpus, least);
    }
    let main = main(&demands, least.room, instances.max)?;
    let takes_part = |it: &&Demand| !it.is_job() || it.running.id == main.running.id;
    let parts = || demands.iter().filter(takes_part);
    let sum = |one: fn(Room) -> i64| parts().map(|it| one(it.task).saturating_mul(it.tasks)).sum::<i64>();
    let needs = Needs {
        spare: if main.is_job() { Spare::Run(&main.name) } else { Spare::Task },
        cluster: &cluster.reference(),
        reserve: (sum(|task| task.cpu), Size { bytes: sum(|task| task.memory) }),
        has: Has {
            instance: least.instance.name,
            max: instances.max,
            all: (least.room.cpu * instances.max, Size { bytes: least.room.memory * instances.max }),
            tasks: largest(parts()).map_or(0, |task| least.room.holds(task)),
            has_daemons: !daemons.is_empty(),
        },
        tasks: fewer(&demands, main, least.room, instances.max),
        instances: least.needed,
    };
    let diagnostic = cluster_too_small(main.place(), &main.text(), &needs, main.end());
    let others = parts().filter(|it| it.running.id != main.running.id).chain(&daemons);
    let labelled = others
        .take(MAX_LABELS)
        .fold(diagnostic, |diagnostic, other| diagnostic.label(other.place(), other.text()));
    Some(labelled.label_at(instances.written, "the largest number of instances"))
}

/// The GPUs do not suffice, and all else does: about the workload that has the most of them.
fn few_gpus(
    cluster: ClusterRef,
    instances: &Instances,
    demands: &[Demand],
    least: Least,
) -> Option<Diagnostic> {
    let with = with_room_for(demands, least.room, instances.max, |task| task.gpus)?;
    let main = with.iter().max_by_key(|demand| demand.tasks * demand.task.gpus)?;
    let found = Gpus {
        cluster: &cluster.reference(),
        wanted: with.iter().map(|demand| demand.tasks * demand.task.gpus).sum(),
        instance: least.instance.name,
        each: least.instance.gpus.into(),
        max: instances.max,
        needed: least.needed,
    };
    let diagnostic = cluster_gpus(main.running.workload.gpu.span, found);
    let labelled = diagnostic.label_at(main.number.written(), "the number of tasks");
    Some(labelled.label_at(instances.written, "the largest number of instances"))
}

/// Those of the workloads that do not fit that take something of which there is too little: all services, or the job too many.
fn with_room_for<'d, 'p>(
    demands: &'d [Demand<'p>],
    room: Room,
    max: i64,
    of: fn(Room) -> i64,
) -> Option<Vec<&'d Demand<'p>>> {
    let main = main(demands, room, max)?.running.id;
    let takes_part = |it: &&Demand| (!it.is_job() || it.running.id == main) && of(it.task) > 0;
    Some(demands.iter().filter(takes_part).collect())
}

/// CPU and memory suffice, and the network interfaces do not: about the workload that takes the most of them.
fn few_interfaces(
    cluster: ClusterRef,
    instances: &Instances,
    demands: &[Demand],
    least: Least,
) -> Option<Diagnostic> {
    let with = with_room_for(demands, least.room, instances.max, |task| task.interfaces)?;
    let main = with.iter().max_by_key(|demand| demand.tasks)?;
    let place = main.running.workload.network_mode?.span;
    let found = Interfaces {
        cluster: &cluster.reference(),
        tasks: with.iter().map(|demand| demand.tasks).sum(),
        instance: least.instance.name,
        for_tasks: least.room.interfaces,
        max: instances.max,
        needed: least.needed,
    };
    let diagnostic = too_few_interfaces(place, found).label_at(main.number.written(), "the number of tasks");
    Some(diagnostic.label_at(instances.written, "the largest number of instances"))
}

/// What the diagnostic is about: of the services the one that needs the most alone, or else the job that finds no room.
fn main<'d, 'p>(demands: &'d [Demand<'p>], room: Room, max: i64) -> Option<&'d Demand<'p>> {
    let fits = |job| needed_with(demands, job, room).is_some_and(|needed| needed <= max);
    if fits(None) {
        return demands.iter().find(|demand| demand.is_job() && !fits(Some(demand)));
    }
    let alone = |demand: &&Demand| needed(std::slice::from_ref(*demand), room).unwrap_or(i64::MAX);
    demands.iter().filter(|demand| !demand.is_job()).max_by_key(alone)
}

/// The most tasks of a workload with which all fit.
fn fewer(demands: &[Demand], of: &Demand, room: Room, max: i64) -> Option<i64> {
    let fits = |tasks: i64| {
        let mut demands = demands.to_vec();
        for demand in demands.iter_mut().filter(|demand| demand.running.id == of.running.id) {
            demand.tasks = tasks;
        }
        needed(&demands, room).is_some_and(|needed| needed <= max)
    };
    let (mut low, mut high) = (of.least(), of.tasks);
    if low >= high || !fits(low) {
        return None;
    }
    // With more tasks than a number that does not fit, none fits.
    while low + 1 < high {
        let middle = i64::midpoint(low, high);
        if fits(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_takes_as_many_tasks_as_the_scarcer_of_cpu_and_memory_allows() {
        let mut room = Room { cpu: 2_048, memory: 7_000, interfaces: 2, gpus: 0 };
        let task = Room { cpu: 512, memory: 3_000, interfaces: 0, gpus: 0 };
        assert_eq!(room.take(task, 5), 3);
        assert_eq!((room.cpu, room.memory), (1_024, 1_000));
        assert_eq!(room.take(task, 3), 3);
    }
}
