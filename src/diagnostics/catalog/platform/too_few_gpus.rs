//! E0931: a task that has more GPUs than an instance.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// A task has its GPUs for itself, and all of them on one instance: ECS starts it only where as many are free. Every type
    /// that the cluster may have must have them.
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
    ///   }
    /// }
    ///
    /// service "render" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/render:v1.4"
    ///   size    = 1
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
    ///     size = 2
    ///   }
    /// }
    ///
    /// service "render" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/render:v1.4"
    ///   size    = 1
    ///   gpu     = 1
    /// }
    /// ```
    E0931 error "task with more GPUs than an instance"
}

/// `span` is the number of GPUs that a task has; `written` is where the type is.
pub fn too_few_gpus(
    span: Span,
    wanted: i64,
    (instance, has): (&str, i64),
    written: Option<Span>,
) -> Diagnostic {
    let has = if has == 0 { "has no GPU".to_owned() } else { format!("has {}", counted(has, "GPU")) };
    Diagnostic::new(
        &CODE,
        format!("a task with {} never fits on `{instance}`", counted(wanted, "GPU")),
        span,
        format!("`{instance}` {has}"),
    )
    .label_at(written, "the instance type")
    .help("choose an instance type with as many GPUs, such as `g5.xlarge` with one, or remove `gpu`")
}
