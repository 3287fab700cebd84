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

/// The block that `name` at `span` begins has the name of an attribute of `owner`; `value` is what the block is as a value, if that can
/// be told.
pub fn attribute_as_block(
    (span, whole): (Span, Span),
    name: &str,
    owner: &str,
    value: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` of `{owner}` is an attribute, not a block"),
        span,
        "an attribute needs `=`",
    );
    match value {
        Some(value) => {
            let text = format!("{name} = {value}");
            diagnostic.help(format!("write `{text}`")).fix(format!("write `{text}`"), whole, text)
        }
        None => diagnostic.help(format!("write `{name} = ...`")).fix("add `=`", span.after(), " ="),
    }
}
