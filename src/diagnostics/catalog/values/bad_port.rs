//! E0415: an invalid port.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// TCP ports range from 1 to 65535.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   http { port = 80000 }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   http { port = 8000 }
    /// }
    /// ```
    E0415 error "not a valid port"
}

/// `port` is not a port.
pub fn bad_port(span: Span, port: i64) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{port}` is not a port"), span, "ports range from 1 to 65535")
}
