//! W0606: port 22 of the instances open to every address.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Scanners of the internet find an open port 22 within minutes, and try passwords and keys forever.
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
    /// Session Manager provides a shell without any open port. If you need SSH, allow only the addresses that
    /// need it:
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
        .help("use Session Manager, which needs no open port, or allow only the addresses that need it")
}
