//! E0561: a key beside `encrypted = false`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `key` selects the encryption key. With `encrypted = false`, the data is not encrypted.
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
    ///
    ///   key {
    ///     rotation_period = 180d
    ///   }
    /// }
    /// ```
    ///
    /// Encrypt the data, which is the default:
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
    ///     rotation_period = 180d
    ///   }
    /// }
    /// ```
    E0561 error "key for an unencrypted volume"
}

/// The value of `encrypted`, and the head of the key.
pub fn key_without_encryption(span: Span, key: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the volume has a key, but is not encrypted", span, "not encrypted")
        .label(key, "the key that is not used")
        .help("encrypt the data, or remove `key`")
        .fix("encrypt the data", span, "true")
}
