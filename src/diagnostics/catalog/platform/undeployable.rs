//! E0908: a deployment that may neither stop an old task nor start a new one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// During a deployment, ECS keeps at least `min_healthy` of the tasks running, rounded up, and at most `max`,
    /// rounded down. If both come to the same number, it may neither stop an old task nor start a new one: the
    /// deployment stands still until CloudFormation gives it up after three hours, and an instance is never drained.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 2
    ///
    ///   deploy {
    ///     min_healthy = 75%
    ///     max         = 125%
    ///   }
    /// }
    /// ```
    ///
    /// Leave room for at least one task more, or one less:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 2
    ///
    ///   deploy {
    ///     min_healthy = 50%
    ///     max         = 150%
    ///   }
    /// }
    /// ```
    E0908 error "deployment that cannot go on"
}

/// A number of tasks with which a deployment stands still.
#[derive(Debug, Clone, Copy)]
pub struct Deadlock {
    /// The number of tasks that are wanted.
    pub tasks: i64,
    /// As many must run, and may run.
    pub running: i64,
    /// The shares, as a program writes them.
    pub shares: [f64; 2],
}

/// `span` is the first attribute of `deploy` that is written; `size` where the number of tasks is, `written_max` where `max` is.
pub fn undeployable(
    span: Span,
    deadlock: Deadlock,
    size: Option<Span>,
    written_max: Option<Span>,
) -> Diagnostic {
    let Deadlock { tasks, running, shares: [min, max] } = deadlock;
    let label = format!("of {tasks}, {running} must run and {running} may run");
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a deployment of {} cannot go on", crate::diagnostics::counted(tasks, "task")),
        span,
        label,
    )
    .note(format!("{min}% of {tasks}, rounded up, and {max}% of {tasks}, rounded down, are both {running}"))
    .help(
        "lower `min_healthy`, or raise `max`: with the defaults of 100% and 200% a deployment always goes on",
    );
    let diagnostic = diagnostic.label_at(size.filter(|size| *size != span), "the number of tasks");
    match written_max {
        Some(place) => diagnostic.suggestion("leave room for as many new tasks", place, "200%"),
        None => diagnostic,
    }
}
