//! E0959: tasks with addresses on a cluster whose network is not known.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A task on Fargate, or with `network_mode = awsvpc`, has an address in the subnets of the cluster's network. The stack of a cluster does not
    /// export them, so that an `existing cluster` has to name its network.
    ///
    /// ```ecs fail
    /// existing cluster "platform" {
    ///   stack = "platform-cluster-web"
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.platform
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   runs_on = fargate
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// existing cluster "platform" {
    ///   stack   = "platform-cluster-web"
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.platform
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   runs_on = fargate
    /// }
    /// ```
    E0959 error "tasks in a network that is not known"
}

/// `span` is the cluster that `service` names; `cluster` is its reference and its head.
pub fn network_not_known(span: Span, service: &str, (cluster, head): (&str, Span)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the tasks of `{service}` have addresses, and the network of `{cluster}` is not known"),
        span,
        "in which network?",
    )
    .label(head, "without `network`")
    .help("declare its network as an `existing network`, and name it here: `network = network.main`")
}
