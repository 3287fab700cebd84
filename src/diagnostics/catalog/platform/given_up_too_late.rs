//! E0945: a deployment that fails for longer than CloudFormation waits.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;
use crate::types::Duration;

declare! {
    /// ECS gives a deployment up after a number of failed tasks, and rolls it back. If that takes three hours,
    /// CloudFormation gives up first: the stack is in `UPDATE_ROLLBACK` while ECS still starts tasks. In each wave ECS
    /// starts as many tasks as `max` and `min_healthy` leave room for, and each takes the time of its start and of its
    /// failed checks.
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
    ///   size    = 1
    ///
    ///   deploy {
    ///     give_up_after = 200
    ///   }
    /// }
    /// ```
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
    ///   size    = 1
    ///
    ///   deploy {
    ///     give_up_after = 10
    ///   }
    /// }
    /// ```
    E0945 error "deployment that is given up too late"
}

/// How long it takes.
#[derive(Debug, Clone, Copy)]
pub struct Waves {
    /// The number of tasks.
    pub tasks: i64,
    /// After how many failed tasks it is given up.
    pub failures: i64,
    /// How many start at a time.
    pub at_once: i64,
    /// How long each wave takes, in seconds.
    pub seconds: i64,
}

/// CloudFormation waits for `limit` seconds. With `fewer` failed tasks, at the place of their number, it is in time.
pub fn given_up_too_late(span: Span, of: Waves, limit: i64, fewer: Option<i64>) -> Diagnostic {
    let waves = (of.failures + of.at_once - 1) / of.at_once.max(1);
    let whole = waves * of.seconds;
    let hours = |seconds: i64| Duration::from_seconds(seconds).to_string();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!(
            "a deployment that fails is given up after {}, and CloudFormation waits {}",
            hours(whole),
            hours(limit)
        ),
        span,
        format!("{} at a time", counted(of.at_once, "task")),
    )
    .note(format!(
        "with {}: {} in {} of {} s",
        counted(of.tasks, "task"),
        counted(of.failures, "failed task"),
        counted(waves, "wave"),
        of.seconds
    ))
    .help("give it up after fewer failed tasks, or shorten the start and the checks");
    match fewer {
        Some(fewer) => diagnostic.suggestion(format!("give it up after {fewer}"), span, fewer.to_string()),
        None => diagnostic,
    }
}
