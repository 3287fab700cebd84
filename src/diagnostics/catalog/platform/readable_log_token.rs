//! E0969: the token of Splunk in the task definition.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// With the token, anyone can write events to Splunk. `options` are in the template and in the task definition, where everyone who may
    /// describe it can read them.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   logs {
    ///     driver  = splunk
    ///     options = {
    ///       splunk-url   = "https://splunk.example.com:8088"
    ///       splunk-token = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Keep it in Secrets Manager or Systems Manager, and name it in `secret_options`:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.app
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///
    ///   logs {
    ///     driver         = splunk
    ///     options        = { splunk-url = "https://splunk.example.com:8088" }
    ///     secret_options = { splunk-token = secret_value("shop/splunk") }
    ///   }
    /// }
    /// ```
    E0969 error "readable token of a log driver"
}

/// The value of the option `name` at `span`; it is at `entry`, if the options are written out there.
pub fn readable_log_token(span: Span, name: &str, entry: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` would be in the task definition, where others can read it"),
        span,
        "a secret in `options`",
    )
    .help(format!(
        "keep it in Secrets Manager, and name it in `secret_options`: `secret_options = {{ {name} = secret_value(\"...\") }}`"
    ));
    match entry {
        Some(entry) => {
            diagnostic.removal(format!("remove `{name}` from `options`"), entry, Applicability::Unsafe)
        }
        None => diagnostic,
    }
}
