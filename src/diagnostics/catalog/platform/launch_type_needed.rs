//! E0954: a workload on a cluster that has instances and Fargate, which does not say where its tasks run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A cluster may have instances and Fargate. What runs on it says where: neither is a matter of course, because they differ in price, in
    /// the sizes of tasks and in the network.
    ///
    /// ```ecs fail
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
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    /// }
    /// ```
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
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   runs_on = fargate
    /// }
    /// ```
    E0954 error "workload that does not say where it runs", hidden_by: BrokenBlock
}

/// `span` is the cluster that `service` names; `fargate` is that block of `cluster`.
pub fn launch_type_needed(span: Span, service: &str, (cluster, fargate): (&str, Span)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{service}` does not say whether it runs on the instances of `{cluster}` or on Fargate"),
        span,
        "has both",
    )
    .label(fargate, "Fargate, beside instances")
    .help("write `runs_on = fargate` or `runs_on = instances`")
    .suggestion("run on the instances", span.after(), "\n  runs_on = instances")
    .suggestion("run on Fargate", span.after(), "\n  runs_on = fargate")
}
