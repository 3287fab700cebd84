//! E0970: an option that Splunk needs.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// The log driver of Splunk needs the address of the HTTP Event Collector, `splunk-url`, and a token for it, `splunk-token`. ECS refuses
    /// a task definition without them.
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
    ///     options = { splunk-url = "https://splunk.example.com:8088" }
    ///   }
    /// }
    /// ```
    ///
    /// The token is a secret, and belongs into `secret_options`:
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
    E0970 error "option that a log driver needs", hidden_by: BrokenBlock
}

/// `span` is the driver; `missing` are the options that it lacks, each with how it is written.
pub fn missing_log_option(span: Span, driver: &str, missing: &[(&str, &str)]) -> Diagnostic {
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    let ways: Vec<String> = missing.iter().map(|(_, written)| format!("`{written}`")).collect();
    Diagnostic::new(
        &CODE,
        format!("`{driver}` needs {}", list(&names, "and", names.len())),
        span,
        "lacks what it needs to send the logs",
    )
    .help(format!("add {}", ways.join(" and ")))
}
