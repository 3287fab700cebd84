//! E0937: a volume of a task whose instances are not among the clients of the volume.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// In bridge mode a task has no security group of its own: the instance mounts the volume for it. So the instances
    /// must be in the security group of the volume's clients, or the mount fails after minutes, without a word about a
    /// group. A cluster that mounts the volume itself is in it already.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     volume = volume.shared
    ///     path   = "/worker"
    ///     uid    = 1000
    ///     gid    = 1000
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
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     security_groups = [volume.shared.security_group]
    ///   }
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     volume = volume.shared
    ///     path   = "/worker"
    ///     uid    = 1000
    ///     gid    = 1000
    ///   }
    /// }
    /// ```
    E0937 error "instances that may not reach a volume"
}

/// The group belongs to the `instances` of the cluster, which are written at `place`, or its head. `admission` adds it, where it is clear
/// how.
pub fn volume_out_of_reach(
    span: Span,
    (workload, volume): (&str, &str),
    (cluster, place): (&str, Span),
    admission: Option<Edit>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{workload}` mounts `{volume}`, but no instance of `{cluster}` may"),
        span,
        "the instance mounts it for the task",
    )
    .label(place, "these instances are not in the group of its clients")
    .help(format!("write `security_groups = [{volume}.security_group]` in `instances` of `{cluster}`"));
    match admission {
        Some(edit) => diagnostic.fix_with("admit the instances", vec![edit], Applicability::Unsafe),
        None => diagnostic,
    }
}

/// The cluster is one of the program whose manifest is named at `place`.
pub fn of_another_program(
    span: Span,
    (workload, volume): (&str, &str),
    (cluster, place): (&str, Span),
    project: &str,
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{workload}` mounts `{volume}`, but no instance of `{cluster}` may"),
        span,
        "the instance mounts it for the task",
    )
    .label(place, "these instances are not in the group of its clients")
    .help(format!("let the cluster mount it in the program of `{project}`, and build that again"))
}
