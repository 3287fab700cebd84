//! E0561: a key beside `encrypted = false`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `key` says what the data is encrypted with. With `encrypted = false` it is not.
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
    /// Let the data be encrypted, which is the default:
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
    E0561 error "key of an unencrypted volume"
}

/// The value of `encrypted`, and the head of the key.
pub fn key_without_encryption(span: Span, key: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the volume has a key, and is not encrypted", span, "not encrypted")
        .label(key, "what it would be encrypted with")
        .help("let the data be encrypted, or leave `key` out")
        .fix("encrypt the data", span, "true")
}
