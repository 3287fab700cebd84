//! E0912: `exec` beside `read_only`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// ECS Exec puts its agent into the container, and writes there. With a read-only root file system, the session
    /// fails with `TargetNotConnectedException`. Source: the considerations of ECS Exec in the developer guide of
    /// ECS.
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
    ///   cluster   = cluster.web
    ///   image     = "ghcr.io/shop/api:v1.4"
    ///   exec      = true
    ///   read_only = true
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
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   exec    = true
    /// }
    /// ```
    E0912 error "ECS Exec with a read-only root file system"
}

/// `read_only` at `span`, and `exec`.
pub fn exec_read_only(span: Span, exec: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "ECS Exec does not work with a read-only root file system",
        span,
        "its agent writes into the container",
    )
    .label(exec, "switched on here")
    .help("remove one of them")
    .suggestion("let the container be written", span, "false")
}
