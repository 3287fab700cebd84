//! E0968: an option of the log driver that follows from the program.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// The log group is one of the stack, and its name, its region and the names of its streams follow from that. To log to another
    /// group, the execution role would need a permission for it.
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
    ///     options = { awslogs-group = "/shop/api" }
    ///   }
    /// }
    /// ```
    ///
    /// How long logs are kept, and with which key, is said in `logs`:
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
    ///     retention = 90d
    ///   }
    /// }
    /// ```
    E0968 error "option of a log driver that follows from the program"
}

/// The option `name` at `span`; its value is at `entry`, if the options are written out there.
pub fn derived_log_option(span: Span, name: &str, entry: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` follows from the log group of the stack"),
        span,
        "cannot be set here",
    )
    .help(format!("remove `{name}`: the compiler sets it, or ECS does"));
    match entry {
        Some(entry) => diagnostic.removal(format!("remove `{name}`"), entry, Applicability::Unsafe),
        None => diagnostic,
    }
}
