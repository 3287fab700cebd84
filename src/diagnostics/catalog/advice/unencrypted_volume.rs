//! W0613: a volume whose data is stored as it is.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Encryption of a file system costs nothing with AWS's own key, slows nothing down, and cannot be switched on later: the file
    /// system would be replaced.
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
    /// Leave it on; `key { customer = false }` saves the price of a key:
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
    W0613 warning "volume that is not encrypted"
}

/// The value of `encrypted`.
pub fn unencrypted_volume(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!(
            "the data of `volume.{name}` is stored unencrypted, and encryption cannot be switched on later"
        ),
        span,
        "not encrypted",
    )
    .help("leave it on; `key { customer = false }` makes it free of charge")
    .fix("encrypt the data", span, "true")
}
