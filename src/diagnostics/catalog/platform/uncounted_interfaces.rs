//! E0951: a scaling that counts CPU and memory, where network interfaces or GPUs run out first.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// A `scaling` counts how many more tasks fit by CPU and memory. With `network_mode = awsvpc`, each task also takes one of the
    /// network interfaces of its instance, which ECS does not report: where these run out first, the scaling sees room
    /// that there is not, no instance is added, and tasks wait forever. The same goes for the GPUs of `gpu`.
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
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    /// }
    ///
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   network_mode = awsvpc
    /// }
    /// ```
    ///
    /// With `method = managed`, ECS counts all that its own tasks need:
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
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   method  = managed
    ///   size    = 2..8
    /// }
    ///
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   network_mode = awsvpc
    /// }
    /// ```
    E0951 error "scaling that does not see what runs out first"
}

/// What an empty instance holds.
#[derive(Debug, Clone, Copy)]
pub struct Holds<'a> {
    /// The type: `m5.large`.
    pub instance: &'a str,
    /// The number of tasks for which it has CPU and memory.
    pub by_room: i64,
    /// The number of tasks for which it has interfaces, or GPUs.
    pub by_others: i64,
}

/// `span` is the network mode of a service; `scaling` is that of its cluster: its reference and its head.
pub fn uncounted_interfaces(span: Span, holds: Holds, scaling: (&str, Span)) -> Diagnostic {
    let Holds { instance, by_room, by_others } = holds;
    Diagnostic::new(
        &CODE,
        format!(
            "`{}` does not see that `{instance}` has interfaces for {} only",
            scaling.0,
            counted(by_others, "task")
        ),
        span,
        "each task takes an interface of its instance",
    )
    .label(scaling.1, "counts CPU and memory")
    .note(format!("by CPU and memory an empty `{instance}` holds {}", counted(by_room, "such task")))
    .help("use `network_mode = bridge`, or `method = managed`, with which ECS counts interfaces, too")
    .suggestion("share the network of the instances", span, "bridge")
}

/// As [`uncounted_interfaces`], where `span` is the number of GPUs of a task.
pub fn gpus(span: Span, holds: Holds, scaling: (&str, Span)) -> Diagnostic {
    let Holds { instance, by_room, by_others } = holds;
    let tasks = counted(by_others, "task");
    Diagnostic::new(
        &CODE,
        format!("`{}` does not see that `{instance}` has GPUs for {tasks} only", scaling.0),
        span,
        "each task has GPUs for itself",
    )
    .label(scaling.1, "counts CPU and memory")
    .note(format!("by CPU and memory an empty `{instance}` holds {}", counted(by_room, "such task")))
    .help("reserve all of the CPU or memory that belongs to a GPU, or use `method = managed`, with which ECS counts GPUs, too")
}
