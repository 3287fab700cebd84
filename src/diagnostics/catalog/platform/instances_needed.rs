//! E0957: what belongs to instances, of a cluster that has none.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A cluster with `fargate` and without `instances` has no instances. Then there is nothing to scale or to drain, no instance that mounts
    /// a volume or logs in to a registry, no ECS agent that answers a load balancer, and no security group that an `allow` could open.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// scaling "app" {
    ///   cluster = cluster.app
    ///   method  = managed
    ///   size    = 1..4
    /// }
    /// ```
    ///
    /// A cluster has instances beside Fargate where it says so:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///
    ///   instances {}
    ///   fargate {}
    /// }
    ///
    /// scaling "app" {
    ///   cluster = cluster.app
    ///   method  = managed
    ///   size    = 1..4
    /// }
    /// ```
    E0957 error "cluster without instances"
}

/// `span` is what needs instances, `what`; `cluster` is a reference and the head of its `fargate`.
pub fn instances_needed(span: Span, what: &str, (cluster, fargate): (&str, Span)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("{what} needs instances, and `{cluster}` has none"),
        span,
        "needs instances",
    )
    .label(fargate, "Fargate, and no `instances`")
    .help("remove it, or write `instances {}` in the cluster to have instances beside Fargate")
    .suggestion("have instances, too", fargate.before(), "instances {}\n  ")
}
