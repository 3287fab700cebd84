//! E0920: services that do not fit on the instances of their cluster.

use crate::diagnostics::{Diagnostic, counted, figure};
use crate::source::Span;
use crate::types::Size;

declare! {
    /// With all services at the upper end of their `size`, and one task more for a deployment, the tasks must fit on
    /// the most instances that the cluster may have: otherwise a deployment, or a scaling that is needed, waits for
    /// room forever. Beside the services there must be room for a run of each job. What other programs run is not counted.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///     size = 2
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 2..80
    /// }
    /// ```
    ///
    /// Scale less far, or let the cluster have more instances:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///     size = 2
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 2..15
    /// }
    /// ```
    E0920 error "cluster that cannot hold its services"
}

/// What the services of a cluster need, and what it has.
#[derive(Debug, Clone, Copy)]
pub struct Needs<'a> {
    /// `cluster.web`
    pub cluster: &'a str,
    /// The CPU units and the memory that all tasks reserve.
    pub reserve: (i64, Size),
    /// What there is.
    pub has: Has<'a>,
    /// For what there must be room beside the services.
    pub spare: Spare<'a>,
    /// The most tasks with which all fit, if there is such a number.
    pub tasks: Option<i64>,
    /// The number of instances on which all fit, if a cluster may have as many.
    pub instances: Option<i64>,
}

/// What the instances have.
#[derive(Debug, Clone, Copy)]
pub struct Has<'a> {
    /// The type that has the least: `m5.large`.
    pub instance: &'a str,
    /// The most instances.
    pub max: i64,
    /// The CPU units and the memory of all of them.
    pub all: (i64, Size),
    /// How many of the largest task fit on each.
    pub tasks: i64,
    /// Whether a part of each is left out, which daemons reserve.
    pub has_daemons: bool,
}

/// For what there must be room beside the services.
#[derive(Debug, Clone, Copy)]
pub enum Spare<'a> {
    /// One task more, for deployments.
    Task,
    /// A run of a job: `job.report`.
    Run(&'a str),
}

/// `span` is the number of the tasks that need the most, or the head of their block; `end` is the upper end of the size, if it is written there.
pub fn cluster_too_small(span: Span, label: &str, needs: &Needs, end: Option<Span>) -> Diagnostic {
    let Needs { cluster, tasks, instances, .. } = needs;
    let fewer = tasks.map(|tasks| format!("at most {}", counted(tasks, "task")));
    let more = instances.map(|instances| format!("at least {}", counted(instances, "instance")));
    let ways: Vec<String> = fewer.into_iter().chain(more).collect();
    let help = if ways.is_empty() { "choose a larger instance type".to_owned() } else { ways.join(", or ") };
    let message = match needs.spare {
        Spare::Task => format!("`{cluster}` cannot hold its services at their largest"),
        Spare::Run(job) => format!("`{cluster}` has no room for a run of `{job}`"),
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, label).note(note(needs)).help(help);
    match (tasks, end) {
        (Some(tasks), Some(end)) => diagnostic.suggestion("run fewer tasks", end, tasks.to_string()),
        _ => diagnostic,
    }
}

fn note(needs: &Needs) -> String {
    let Needs { reserve, has, spare, .. } = needs;
    let sums = |(cpu, memory): (i64, Size)| {
        format!("{} CPU units and {} MiB", figure(cpu), figure(memory.bytes / (1 << 20)))
    };
    let besides = if has.has_daemons { " besides what daemons reserve" } else { "" };
    let spare = match spare {
        Spare::Task => ", and one task must stay free for deployments",
        Spare::Run(_) => "",
    };
    let verb = if has.max == 1 { "has" } else { "have" };
    format!(
        "all tasks reserve {}; {} `{}` {verb} {}{besides}, each holds {} of the largest task{spare}",
        sums(*reserve),
        figure(has.max),
        has.instance,
        sums(has.all),
        has.tasks
    )
}
