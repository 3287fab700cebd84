//! E0930: containers of a task that share a network, with one port.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// With `network_mode = awsvpc` and on Fargate, the containers of a task have one address, and with `host` that of their instance: each
    /// port is that of one of them, and they reach each other as `localhost`. The second program that listens on a port ends with an error.
    /// In bridge mode each container has ports of its own.
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
    ///   port    = 8080
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v2.0"
    ///     port  = 8080
    ///   }
    /// }
    /// ```
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
    ///   port    = 8080
    ///
    ///   container "proxy" {
    ///     image = "ghcr.io/shop/proxy:v2.0"
    ///     port  = 8081
    ///   }
    /// }
    /// ```
    E0930 error "port of two containers that share a network"
}

/// The port at `span` is that of another container, at `place`; `mode` is what makes them share a network: `` `network_mode = host` ``.
pub fn container_port_twice(span: Span, port: u16, mode: &str, place: Span) -> Diagnostic {
    let message =
        format!("two containers of the task have the port {port}, and with {mode} they share a network");
    Diagnostic::new(&CODE, message, span, "the second one cannot listen on it")
        .label(place, "the port of the other container")
        .help("let one of them listen on another port")
}
