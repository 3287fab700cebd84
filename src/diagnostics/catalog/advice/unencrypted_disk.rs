//! W0614: instances with unencrypted disks.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The disks of the instances hold images, logs and the files that containers write. Encryption with the
    /// AWS managed key is free of charge.
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
    /// Leave it enabled:
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
    W0614 warning "unencrypted disks"
}

/// The value of `encrypted`.
pub fn unencrypted_disk(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the disks of `cluster.{name}` are not encrypted"), span, "not encrypted")
        .help("leave it enabled; it is free of charge")
        .suggestion("encrypt the disks", span, "true")
}
