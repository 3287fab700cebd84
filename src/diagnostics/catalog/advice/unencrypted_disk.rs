//! W0614: instances whose disks are stored as they are.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Images, logs and what containers write lie on the disks of the instances. Encryption with AWS's own key costs nothing.
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
    ///   instances {
    ///     root_volume {
    ///       encrypted = false
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Leave it on:
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
    ///   instances {
    ///     root_volume {
    ///       size = 50GiB
    ///     }
    ///   }
    /// }
    /// ```
    W0614 warning "disks that are not encrypted"
}

/// The value of `encrypted`.
pub fn unencrypted_disk(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the disks of `cluster.{name}` are not encrypted"), span, "not encrypted")
        .help("leave it on; it costs nothing")
        .fix("encrypt the disks", span, "true")
}
