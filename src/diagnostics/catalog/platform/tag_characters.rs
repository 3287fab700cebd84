//! E0595: a tag with invalid characters.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// All resources of a block get its tags, so the strictest service determines the allowed characters:
    /// letters, digits, spaces and `_ . : / = + - @`. The value of a tag cannot be empty where an alarm, an
    /// access point or a capacity provider gets it: of a volume, a scaling and whatever notifies `alerts`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags    = { contact = "ops (day & night)" }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags    = { contact = "ops - day and night" }
    /// }
    /// ```
    E0595 error "invalid character in a tag"
}

/// The value of a tag is empty, and `service` rejects that for blocks of a `kind`.
pub fn empty_tag(span: Span, key: &str, service: &str, kind: &str) -> Diagnostic {
    let message = format!("the value of the tag `{key}` is empty");
    Diagnostic::new(&CODE, message, span, format!("{service} rejects it"))
        .help(format!("set a value, or remove the tag from the {kind}"))
}

/// `part` is `key` or `value`.
pub fn tag_characters(span: Span, key: &str, part: &str, found: char) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the {part} of the tag `{key}` contains the invalid character `{}`", found.escape_debug()),
        span,
        "IAM rejects it",
    )
    .help("use letters, digits, spaces and `_ . : / = + - @`")
}
