//! E0953: a deployment of tasks with a fixed port, for which there are too few instances.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// An instance runs one task with a fixed port: one with a `host_port`, or one with `network_mode = host` and a `port`. A deployment
    /// starts a new task beside the old ones, or stops an old one first where `min_healthy` allows it. Where every instance runs one
    /// and none may stop, it stands still until CloudFormation gives it up after three hours.
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
    ///   cluster   = cluster.web
    ///   image     = "ghcr.io/shop/api:v1.4"
    ///   size      = 2
    ///   port      = 8080
    ///   host_port = 8080
    /// }
    /// ```
    ///
    /// With dynamic ports, which are the default, there is no such limit. With fixed ones let ECS stop a task before it starts the new one:
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
    ///   cluster   = cluster.web
    ///   image     = "ghcr.io/shop/api:v1.4"
    ///   size      = 2
    ///   port      = 8080
    ///   host_port = 8080
    ///
    ///   deploy {
    ///     min_healthy = 50%
    ///   }
    /// }
    /// ```
    E0953 error "fixed port without a free instance"
}

/// Tasks and the instances for them.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    /// The number of tasks that are wanted.
    pub tasks: i64,
    /// The number of instances then.
    pub instances: i64,
    /// How many tasks must go on.
    pub must_run: i64,
}

/// `span` is the fixed port or the network mode; `size` where the number of tasks is, `instances` where theirs is.
pub fn fixed_port_deadlock(
    span: Span,
    ports: Ports,
    size: Option<Span>,
    instances: Option<Span>,
) -> Diagnostic {
    let Ports { tasks, instances: there, must_run } = ports;
    let (wanted, has) = (counted(tasks, "task"), counted(there, "instance"));
    let message = if tasks > there {
        format!("{wanted} with a fixed port need as many instances, and there are {there}")
    } else {
        format!("a deployment of {wanted} with a fixed port cannot go on with {has}")
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, "one task on each instance")
        .label_at(size.filter(|size| *size != span), "the number of tasks")
        .label_at(instances, "the number of instances");
    if tasks > there {
        return diagnostic.help(
            "have more instances, fewer tasks, or dynamic ports: `network_mode = bridge` without `host_port`",
        );
    }
    diagnostic
        .note(format!("{must_run} of {tasks} must go on, and a new one finds no instance"))
        .help("lower `min_healthy` of `deploy`, have more instances, or use dynamic ports: `network_mode = bridge` without `host_port`")
}
