//! E0932: tasks with GPUs, of which the cluster has too few.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// A task has its GPUs for itself. With all services at the upper end of their `size`, and one task more for a deployment, the GPUs
    /// of the most instances that the cluster may have must suffice.
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
    ///     type = "g5.xlarge"
    ///     size = 2
    ///   }
    /// }
    ///
    /// service "render" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/render:v1.4"
    ///   size    = 2
    ///   gpu     = 1
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
    ///
    ///   instances {
    ///     type = "g5.xlarge"
    ///     size = 3
    ///   }
    /// }
    ///
    /// service "render" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/render:v1.4"
    ///   size    = 2
    ///   gpu     = 1
    /// }
    /// ```
    E0932 error "instances with too few GPUs"
}

/// The tasks that have GPUs, and what there is.
#[derive(Debug, Clone, Copy)]
pub struct Gpus<'a> {
    /// `cluster.web`
    pub cluster: &'a str,
    /// How many GPUs the tasks have together, at most.
    pub wanted: i64,
    /// The type that has the fewest: `g5.xlarge`.
    pub instance: &'a str,
    /// How many it has.
    pub each: i64,
    /// The most instances.
    pub max: i64,
    /// The number of instances on which all fit, if a cluster may have as many.
    pub needed: Option<i64>,
}

/// `span` is the number of GPUs of a task.
pub fn cluster_gpus(span: Span, gpus: Gpus) -> Diagnostic {
    let Gpus { cluster, wanted, instance, each, max, needed } = gpus;
    let more = needed.map(|needed| format!("have at least {}, or ", counted(needed, "instance")));
    let (wanted, each) = (counted(wanted, "GPU"), counted(each, "GPU"));
    Diagnostic::new(&CODE, format!("`{cluster}` has too few GPUs for its tasks"), span, "each task has its GPUs for itself")
        .note(format!(
            "the tasks have {wanted} together, and those of one more must stay free for deployments; {} of `{instance}` have {each} each",
            counted(max, "instance"),
        ))
        .help(format!("{}choose a type with more GPUs", more.unwrap_or_default()))
}
