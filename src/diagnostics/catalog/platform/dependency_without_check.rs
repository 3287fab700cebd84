//! E0940: a container that is waited for until it is healthy or has ended, and cannot be.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A container is `healthy` when it passes its check: one without a check never is. And an essential container that
    /// ends takes the task with it, so that ECS lets no container wait for its end. Source: `ContainerDependency` in the
    /// API of ECS.
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
    ///   cluster    = cluster.web
    ///   image      = "ghcr.io/shop/api:v1.4"
    ///   depends_on = { proxy = healthy }
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v1"
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
    /// service "api" {
    ///   cluster    = cluster.web
    ///   image      = "ghcr.io/shop/api:v1.4"
    ///   depends_on = { proxy = healthy }
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v1"
    ///
    ///     health {
    ///       command = ["CMD-SHELL", "curl -f http://localhost/"]
    ///     }
    ///   }
    /// }
    /// ```
    E0940 error "dependency that is never fulfilled"
}

/// `container`, which is declared at `place`, has no check.
pub fn dependency_without_check(span: Span, container: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{container}` is never healthy: nothing checks it"),
        span,
        "waits forever",
    )
    .label(place, "without a `command` that checks it")
    .help("write the block `health` with a `command`, or wait for its `start`")
    .suggestion("wait for its start", span, "start")
}

/// `container` takes the task with it when it ends.
pub fn essential(span: Span, container: &str, place: Span, started: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("when `{container}` ends, the task ends: nothing can wait for that"),
        span,
        format!("`{started}` of an essential container"),
    )
    .label(place, "essential")
    .help("write `essential = false` in it, or wait for its `start`")
    .suggestion("wait for its start", span, "start")
}
