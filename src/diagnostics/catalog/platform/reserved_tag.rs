//! E0583: a tag key that begins with `aws:`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS reserves tag keys that begin with `aws:`, in uppercase or lowercase.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   tags = { "aws:owner" = "infrastructure" }
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// Use another prefix:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   tags = { owner = "infrastructure" }
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0583 error "reserved tag key"
}

/// `span` is that of the tag's value.
pub fn reserved_tag(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the tag `{key}` cannot be set"), span, "AWS reserves the prefix `aws:`")
        .help("use a key with another prefix")
}
