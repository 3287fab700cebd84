//! E0963: `scale.queue` on a cluster without Container Insights.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The messages for each task are those of the queue, divided by the tasks that run. Only Container Insights counts these.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network            = network.main
    ///   container_insights = disabled
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///   size    = 0..8
    ///
    ///   scale {
    ///     queue {
    ///       name     = "orders"
    ///       per_task = 20
    ///     }
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
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///   size    = 0..8
    ///
    ///   scale {
    ///     queue {
    ///       name     = "orders"
    ///       per_task = 20
    ///     }
    ///   }
    /// }
    /// ```
    E0963 error "tasks that are not counted"
}

/// The `queue` at `span`, the cluster, and where Container Insights are disabled.
pub fn queue_needs_insights(span: Span, cluster: &str, disabled: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the tasks of `{cluster}` are not counted, by which the messages of a queue are divided"),
        span,
        "needs the number of tasks",
    )
    .help("set `container_insights` of the cluster to `enabled`");
    match disabled {
        Some(at) => diagnostic.label(at, "not counted").suggestion("count them", at, "enabled"),
        None => diagnostic,
    }
}
