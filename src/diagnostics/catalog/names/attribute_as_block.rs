//! E0217: an attribute written as a block.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An attribute has a value after `=`. Only nested blocks have braces without `=`; `ecsc explain` lists
    /// them.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags {
    ///     team = "web"
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   tags    = { team = "web" }
    /// }
    /// ```
    E0217 error "attribute written as a block"
}

/// The block that `name` at `span` begins has the name of an attribute of `owner`.
pub fn attribute_as_block(span: Span, name: &str, owner: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` of `{owner}` is an attribute, not a block"),
        span,
        "an attribute needs `=`",
    )
    .help(format!("write `{name} = ...`"))
    .fix("add `=`", span.after(), " =")
}
