//! E0911: a `memory_limit` below `memory`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `memory` is what a task reserves, `memory_limit` is where its container is killed. A limit below the
    /// reservation is refused by ECS.
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
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   memory       = 1GiB
    ///   memory_limit = 512MiB
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
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   memory       = 512MiB
    ///   memory_limit = 1GiB
    /// }
    /// ```
    E0911 error "memory limit below the reservation"
}

/// The limit at `span`, below the `memory`, which may be a default.
pub fn memory_limit_too_low(span: Span, limit: &str, memory: (Option<Span>, &str)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the limit of {limit} is below the {} that the task reserves", memory.1),
        span,
        format!("less than {}", memory.1),
    )
    .label_at(memory.0, "reserved here")
    .help("write a limit of at least `memory`, or remove `memory_limit`: the limit is then `memory`")
    .suggestion(format!("raise it to {}", memory.1), span, memory.1)
}
