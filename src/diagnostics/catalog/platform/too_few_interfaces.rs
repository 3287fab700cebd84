//! E0950: tasks with an address each, for which the instances have too few network interfaces.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// With `network_mode = awsvpc`, each task on an instance takes one of its network interfaces, of which one is the instance's
    /// own: an `m5.large` has three, and runs two such tasks, however small they are. With all services at the upper end of their
    /// `size`, and one task more for a deployment, the interfaces of the most instances that the cluster may have must suffice.
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
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   size         = 6
    ///   network_mode = awsvpc
    /// }
    /// ```
    ///
    /// In bridge mode, which is the default, tasks share the address of their instance:
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
    ///   size    = 6
    /// }
    /// ```
    E0950 error "instances with too few network interfaces"
}

/// The tasks that need an interface each, and what there is.
#[derive(Debug, Clone, Copy)]
pub struct Interfaces<'a> {
    /// `cluster.web`
    pub cluster: &'a str,
    /// How many tasks need one, at most.
    pub tasks: i64,
    /// The type that has the fewest: `m5.large`.
    pub instance: &'a str,
    /// How many of its interfaces tasks can have.
    pub for_tasks: i64,
    /// The most instances.
    pub max: i64,
    /// The number of instances on which all fit, if a cluster may have as many.
    pub needed: Option<i64>,
}

/// `span` is the network mode of a service.
pub fn too_few_interfaces(span: Span, interfaces: Interfaces) -> Diagnostic {
    let Interfaces { cluster, tasks, instance, for_tasks, max, needed } = interfaces;
    let more = needed.map(|needed| format!(", have at least {}", counted(needed, "instance")));
    Diagnostic::new(
        &CODE,
        format!("`{cluster}` has too few network interfaces for its tasks"),
        span,
        "each task takes an interface of its instance",
    )
    .note(format!(
        "{} with an address each, and one must stay free for deployments; {} of `{instance}` have interfaces for {for_tasks} tasks each",
        counted(tasks, "task"),
        counted(max, "instance"),
    ))
    .help(format!("use `network_mode = bridge`{}, or choose a type with more interfaces", more.unwrap_or_default()))
    .suggestion("share the network of the instances", span, "bridge")
}
