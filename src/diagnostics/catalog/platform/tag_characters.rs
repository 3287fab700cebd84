//! E0595: a tag with characters that some service does not take.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// Every resource of a block gets its tags, and the strictest of their services decides: letters, digits, blanks and
    /// `_ . : / = + - @`. The tags of a volume have a value that is not empty.
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
    E0595 error "a character that tags cannot have"
}

/// The value of a tag of a volume is empty.
pub fn empty_tag(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the value of the tag `{key}` is empty"), span, "EFS refuses it")
        .help("give it a value, or leave the tag out of what volumes get")
}

/// `part` is `key` or `value`.
pub fn tag_characters(span: Span, key: &str, part: &str, found: char) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the {part} of the tag `{key}` has the character `{}`", found.escape_debug()),
        span,
        "IAM refuses it",
    )
    .help("use letters, digits, blanks and `_ . : / = + - @`")
}
