//! W0607: a port of Docker or of the ECS agent opened with `allow`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Port 2375 and 2376 are Docker's: whoever reaches them is root on the instance. Port 51678 is the ECS agent's: it tells
    /// everything about the tasks. The load balancers' health check has its own rule, and needs no `allow`.
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
    /// Open the ports of the containers only:
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
    W0607 warning "port of Docker or of the agent open to others"
}

/// `owner` is whose port it is: `Docker`, `the ECS agent`.
pub fn open_agent_port(span: Span, port: u16, owner: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("port {port} is that of {owner}"), span, format!("{owner} answers here"))
        .help("open the ports of the containers only")
}
