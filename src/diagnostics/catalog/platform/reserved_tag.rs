//! E0583: a tag key that begins with `aws:`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS keeps the tags that begin with `aws:` for itself, in any spelling.
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
    /// Begin with something else:
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
    E0583 error "tag that AWS keeps for itself"
}

/// `span` is that of the tag's value.
pub fn reserved_tag(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the tag `{key}` cannot be set"),
        span,
        "AWS keeps tags that begin with `aws:` for itself",
    )
    .help("give the tag a key that begins with something else")
}
