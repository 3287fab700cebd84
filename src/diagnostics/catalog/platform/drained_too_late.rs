//! E0921: a task that takes longer to end, or to be replaced, than its instance has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// When an instance is drained, ECS starts the replacements of its tasks, waits until they are healthy, takes the
    /// old ones out of the load balancer and stops them. All of that must be over before the instance is terminated:
    /// after `timeout` of the cluster's `drain`, less a minute in which the function notices, and of a spot instance
    /// two minutes after the notice, of which the agent hears a few seconds later.
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
    ///     type = ["m5.large", "m5a.large"]
    ///     spot {}
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   stop_timeout = 2m
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
    ///     type = ["m5.large", "m5a.large"]
    ///     spot {}
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster         = cluster.web
    ///   image           = "ghcr.io/shop/api:v1.4"
    ///   stop_timeout    = 60s
    ///   startup_timeout = 30s
    /// }
    /// ```
    E0921 error "task that does not end in time"
}

/// How long there is.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// In seconds.
    pub seconds: i64,
    /// What happens then: `before a spot instance is interrupted`.
    pub why: &'static str,
}

/// `parts` are the parts of the time, `sum` their sum; `span` is the largest that is written.
pub fn drained_too_late(span: Span, parts: &str, sum: i64, limit: Limit) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("a task needs {sum} s, but has {} s {}", limit.seconds, limit.why),
        span,
        format!("{} s too long", sum - limit.seconds),
    )
    .note(format!("{parts} = {sum} s > {} s", limit.seconds))
    .help("shorten one of them")
}
