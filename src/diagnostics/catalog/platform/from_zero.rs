//! E0917: a service that scales from zero by a metric that needs a task.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The use of CPU and memory is measured in tasks. Of a service without any there is no measurement, so that it
    /// never gets its first task. A time can start it, or the messages of a queue, which is measured without it.
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
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 0..4
    /// }
    /// ```
    ///
    /// Begin with one task, or say from when on there are some:
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
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   size    = 0..4
    ///
    ///   scale {
    ///     at "morning" {
    ///       schedule = "cron(0 6 ? * MON-FRI *)"
    ///       size     = 1..4
    ///     }
    ///
    ///     at "evening" {
    ///       schedule = "cron(0 20 ? * MON-FRI *)"
    ///       size     = 0
    ///     }
    ///   }
    /// }
    /// ```
    E0917 error "service that never starts"
}

/// The range at `span`, whose minimum is zero.
pub fn from_zero(span: Span, minimum: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "a service without tasks has nothing to measure, and never starts one",
        span,
        "scales from zero",
    )
    .help("write a minimum of 1, or in `scale` a `queue` whose messages start tasks, or an `at` that says when there are some");
    if minimum == span || !span.contains(minimum) {
        diagnostic
    } else {
        diagnostic.suggestion("begin with one task", minimum, "1")
    }
}
