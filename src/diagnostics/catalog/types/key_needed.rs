//! A result without its key.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// This result belongs to one of several nested blocks: `volume.shared.access_point["uploads"]`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    ///
    /// output id = volume.shared.access_point
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    ///
    /// output id = volume.shared.access_point["uploads"]
    /// ```
    E0336 error "a result without its key"
}

/// The key of `result` at `span` is no constant string.
pub fn key_needed(span: Span, result: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the key of `{result}` must be a constant string"), span, "not a constant string")
        .help(format!("write `{result}[\"name\"]`"))
}

/// `result` stands without a key; it is that of a nested block `nested`.
pub fn key_missing(span: Span, result: &str, nested: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("which `{nested}` is meant"), span, "a key belongs after it")
        .help(format!("write `{result}[\"name\"]`"))
}
