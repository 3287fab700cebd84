//! W0820: user data that names the file of the agent's settings.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The boot writes the settings of the ECS agent to `/etc/ecs/ecs.config` before user data runs: the name
    /// of the cluster, and what `stop_timeout`, `cleanup`, `spot`, `container_metadata`, `registry_auth` and
    /// the listeners of the cluster become. What user data appends is kept for the life of the instance, and
    /// overrides an earlier line of the same name; the compiler does not check it. User data that replaces
    /// the file removes the name of the cluster, and the agent does not register with it.
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
    ///     user_data = "echo ECS_CONTAINER_STOP_TIMEOUT=90s >> /etc/ecs/ecs.config"
    ///   }
    /// }
    /// ```
    ///
    /// Use the attribute where there is one:
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
    ///     stop_timeout = 90s
    ///   }
    /// }
    /// ```
    ///
    /// Where there is none, append the line, and allow the warning.
    W0820 warning "agent settings in user data"
}

/// `command` is the line that names the file; `replaces` says that it writes all of it.
pub fn agent_settings_in_user_data(span: Span, command: &str, replaces: bool) -> Diagnostic {
    if replaces {
        return Diagnostic::new(
            &CODE,
            "user data replaces `/etc/ecs/ecs.config`, and with it the name of the cluster",
            span,
            format!("the ECS agent does not register with its cluster after `{command}`"),
        )
        .help("append to the file with `>>`");
    }
    Diagnostic::new(
        &CODE,
        "user data names `/etc/ecs/ecs.config`, which contains what the compiler has set",
        span,
        format!("`{command}` is not checked"),
    )
    .help("use the attribute of the setting if there is one; lines that are appended are kept and override earlier ones")
}
