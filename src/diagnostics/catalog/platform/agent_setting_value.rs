//! E0795: a setting of the agent whose value has several lines.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The file of the agent's settings has one line for each. The rest of the value would be other settings.
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
    ///       settings = { NO_PROXY = "169.254.169.254\n169.254.170.2" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Write the value on one line:
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
    ///       settings = { NO_PROXY = "169.254.169.254,169.254.170.2" }
    ///     }
    ///   }
    /// }
    /// ```
    E0795 error "setting with several lines"
}

/// The value at `span` of the setting `name` has a line end.
pub fn agent_setting_value(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the value of `{name}` has several lines"), span, "contains a line end")
        .help("write it on one line")
}
