//! E0541: a default action that forwards to the agents without their target group.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `default = agent` forwards to the target group of the ECS agents, which is created by `agent_health`.
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
    /// listener "public" {
    ///   cluster      = cluster.web
    ///   agent_health = false
    ///   default      = agent
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Keep the health check, or respond with 404:
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
    /// listener "public" {
    ///   cluster      = cluster.web
    ///   agent_health = false
    ///
    ///   http {}
    /// }
    /// ```
    E0541 error "default action without its target group"
}

/// The value of `default`, and where `agent_health` is disabled.
pub fn default_without_agent_health(span: Span, health: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "there is no target group of the ECS agents to forward to",
        span,
        "forwards to the target group of the ECS agents",
    )
    .label(health, "which is not created")
    .help("respond with 404 (`default = not_found`), or keep `agent_health`")
    .fix("respond with 404", span, "not_found")
}
