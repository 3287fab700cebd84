//! W0607: a port of Docker or of the ECS agent opened with `allow`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Ports 2375 and 2376 belong to Docker: whoever can connect to them is root on the instance. Port 51678
    /// belongs to the ECS agent, which answers with details of all tasks. The health check of the load
    /// balancer has its own rule and needs no `allow`.
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
    ///   allow {
    ///     from = "10.0.0.0/8"
    ///     port = 2375
    ///   }
    /// }
    /// ```
    ///
    /// Open only the ports of the containers:
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
    ///   allow {
    ///     from = "10.0.0.0/8"
    ///     port = 9000..9100
    ///   }
    /// }
    /// ```
    W0607 warning "open port of Docker or the ECS agent"
}

/// `owner` is whose port it is: `Docker`, `the ECS agent`.
pub fn open_agent_port(span: Span, port: u16, owner: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("port {port} belongs to {owner}"),
        span,
        format!("{owner} listens on this port"),
    )
    .help("open only the ports of the containers")
}
