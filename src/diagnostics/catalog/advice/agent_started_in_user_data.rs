//! W0618: user data that starts the ECS agent and waits for it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// On Amazon Linux 2023, the service `ecs` starts after user data has finished. User data that starts the
    /// service and waits for it waits for itself, and the instance never comes up.
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
    ///     user_data = "systemctl restart ecs"
    ///   }
    /// }
    /// ```
    ///
    /// Write the settings only; the system starts the agent right afterwards:
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
    ///     # ecsc-allow W0820: there is no attribute for it
    ///     user_data = "echo ECS_IMAGE_PULL_BEHAVIOR=prefer-cached >> /etc/ecs/ecs.config"
    ///   }
    /// }
    /// ```
    W0618 warning "agent started in user data"
}

/// `command` is the line that waits.
pub fn agent_started_in_user_data(span: Span, command: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "user data that starts the ECS agent waits for itself",
        span,
        format!("`{command}` waits for a service that starts only after user data has finished"),
    )
    .help("remove it: the agent starts right afterwards and reads `/etc/ecs/ecs.config`")
}
