//! W0606: port 22 of the instances open to every address.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Whoever scans the internet finds port 22 within minutes, and tries passwords and keys for ever.
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
    ///     from = "0.0.0.0/0"
    ///     port = 22
    ///   }
    /// }
    /// ```
    ///
    /// Session Manager opens a shell without any open port. Where it must be SSH, let in who needs it:
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
    ///     from = "203.0.113.0/24"
    ///     port = 22
    ///   }
    /// }
    /// ```
    W0606 warning "SSH open to the world"
}

/// `span` is the source, `port` the port.
pub fn open_ssh(span: Span, port: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "SSH of the instances is open to the world", span, "every address")
        .label(port, "port 22 is SSH")
        .help("use Session Manager, which needs no open port, or let in only who needs it")
}
