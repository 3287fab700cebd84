//! E0794: the key of a setting of the agent that is not the name of one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Settings of the ECS agent are environment variables: their names are uppercase letters, digits and underscores, as
    /// `/etc/ecs/ecs.config` has them.
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
    ///     agent {
    ///       settings = { "poll-metrics" = "true" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Write the name that the agent's documentation has:
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
    ///     agent {
    ///       settings = { ECS_POLL_METRICS = "true" }
    ///     }
    ///   }
    /// }
    /// ```
    E0794 error "not the name of a setting"
}

/// The key at `span` is not the name of a setting.
pub fn agent_setting_name(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{key}` is not the name of a setting of the ECS agent"),
        span,
        "not the name of a setting",
    )
    .help(
        "a name has uppercase letters, digits and underscores, and begins with a letter: `ECS_POLL_METRICS`",
    )
}
