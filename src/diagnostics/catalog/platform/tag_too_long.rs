//! E0584: a tag whose key or value is too long.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The key of a tag can have at most 128 characters, its value at most 256.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   tags = { purpose = join(" ", [for word in range(0, 60): "words"]) }
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
    /// Shorten it; doc comments can be longer:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   tags = { purpose = "containers of the private tier" }
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
    E0584 error "tag too long"
}

/// `part` is `key` or `value`.
pub fn tag_too_long(span: Span, key: &str, part: &str, found: usize, limit: usize) -> Diagnostic {
    let shown: String = key.chars().take(32).collect();
    Diagnostic::new(
        &CODE,
        format!("the {part} of the tag `{shown}` has {found} characters, AWS accepts {limit}"),
        span,
        format!("{} too many", found.saturating_sub(limit)),
    )
    .help(format!("shorten the {part}"))
}
