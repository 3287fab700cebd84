//! W0986: a `startup_timeout` of more than five minutes beside a check of the container.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// ECS ignores failed checks of a container for five minutes at most. A task that starts for longer is then replaced
    /// while it starts, forever. A check of the load balancer waits for the whole `startup_timeout`.
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
    ///   cluster         = cluster.web
    ///   image           = "ghcr.io/shop/api:v1.4"
    ///   startup_timeout = 8m
    ///
    ///   health {
    ///     command = ["CMD-SHELL", "/bin/ready"]
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
    ///   cluster         = cluster.web
    ///   image           = "ghcr.io/shop/api:v1.4"
    ///   startup_timeout = 5m
    ///
    ///   health {
    ///     command = ["CMD-SHELL", "/bin/ready"]
    ///   }
    /// }
    /// ```
    W0986 warning "start that is longer than the check waits"
}

/// `startup_timeout` at `span`, and the check that counts after `most` seconds.
pub fn start_longer_than_check(span: Span, command: Span, most: i64) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("failed checks of the container count after {most} s, whatever `startup_timeout` says"),
        span,
        "longer than that",
    )
    .label(command, "this check")
    .help("let the command succeed while the program starts, or check by the load balancer only")
    .suggestion("start in five minutes", span, "5m")
}
