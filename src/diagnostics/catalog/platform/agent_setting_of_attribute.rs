//! E0793: a setting of the agent that something else of the program determines.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// `settings` of `agent` is for agent settings that have no attribute in the language. If a setting had two
    /// values, one of them would be ignored.
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
    ///       settings = { ECS_LOGLEVEL = "debug" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Write the attribute:
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
    ///       log_level = debug
    ///     }
    ///   }
    /// }
    /// ```
    E0793 error "setting that an attribute determines"
}

/// The setting `name` at `span` follows from `owner`: `` `log_level` ``, `the cluster itself`.
pub fn agent_setting_of_attribute(span: Span, name: &str, owner: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` is determined by {owner}"), span, "cannot be set here")
        .help(format!("remove it: {owner} sets it"))
        .removal(format!("remove `{name}`"), span, Applicability::Unsafe)
}
