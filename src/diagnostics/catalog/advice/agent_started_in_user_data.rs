//! W0618: user data that starts the ECS agent and waits for it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// On Amazon Linux 2023 the service `ecs` starts when user data has ended. User data that starts it, and waits until it has
    /// started, waits for itself: the instance never comes up.
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
    /// Change `/etc/ecs/ecs.config`, and leave the start to the system; it comes right after:
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
        format!("`{command}` waits for a service that starts when user data has ended"),
    )
    .help("leave it out: the agent starts right after, with what `/etc/ecs/ecs.config` then says")
}
