//! E0595: a tag with characters that some service does not take.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Every resource of a block gets its tags, and the strictest of their services decides: letters, digits, blanks and
    /// `_ . : / = + - @`. The tags of a volume and of a scaling have a value that is not empty.
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

/// The value of a tag is empty, and `service` takes none such from blocks of a `kind`.
pub fn empty_tag(span: Span, key: &str, service: &str, kind: &str) -> Diagnostic {
    let message = format!("the value of the tag `{key}` is empty");
    Diagnostic::new(&CODE, message, span, format!("{service} refuses it"))
        .help(format!("give it a value, or leave the tag out of what a {kind} gets"))
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
