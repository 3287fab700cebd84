//! W0613: a volume with unencrypted data.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Encryption of a file system with the AWS managed key is free of charge and does not slow it down. It
    /// cannot be enabled later: the file system would be replaced.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = false
    /// }
    /// ```
    ///
    /// Leave it enabled; `key { customer = false }` avoids the cost of a customer managed key:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   key {
    ///     customer = false
    ///   }
    /// }
    /// ```
    W0613 warning "unencrypted volume"
}

/// The value of `encrypted`.
pub fn unencrypted_volume(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the data of `volume.{name}` is stored unencrypted, and encryption cannot be enabled later"),
        span,
        "not encrypted",
    )
    .help("leave it enabled; `key { customer = false }` makes it free of charge")
    .suggestion("encrypt the data", span, "true")
}
