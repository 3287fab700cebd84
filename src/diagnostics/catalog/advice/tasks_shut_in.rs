//! W0988: tasks on instances with addresses in public subnets.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A task on an instance that has an address of its own never gets a public one. In public subnets it reaches what is in the VPC,
    /// and nothing outside: no API of AWS without an endpoint for it, and nothing on the internet.
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
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   network_mode = awsvpc
    ///   subnets      = public
    /// }
    /// ```
    ///
    /// In private subnets, tasks go out through the NAT gateway or the endpoints of the network:
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
    /// service "api" {
    ///   cluster      = cluster.web
    ///   image        = "ghcr.io/shop/api:v1.4"
    ///   network_mode = awsvpc
    /// }
    /// ```
    W0988 warning "tasks that reach nothing outside"
}

/// `span` is the subnets of the service.
pub fn tasks_shut_in(span: Span, service: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the tasks of `{service}` get no public address, and reach nothing outside the network"),
        span,
        "public subnets lead out by public addresses",
    )
    .help("use private subnets, or `network_mode = bridge`, where tasks go out as their instance does")
    .suggestion("use private subnets", span, "private")
}
