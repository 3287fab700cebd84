//! An attribute written as a block.

use crate::diagnostics::Diagnostic;
use crate::syntax::ast;

declare! {
    /// An attribute has a value after `=`. Only what `ecsc explain` lists as a block has braces without `=`.
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
    E0217 error "an attribute written as a block"
}

/// `block` has the name of an attribute of `owner`.
pub fn attribute_as_block(block: &ast::Block, owner: &str) -> Diagnostic {
    let name = &block.kind.value;
    Diagnostic::new(
        &CODE,
        format!("`{name}` of `{owner}` is an attribute, not a block"),
        block.kind.span,
        "an attribute has a `=`",
    )
    .help(format!("write `{name} = ...`"))
    .fix("add `=`", block.kind.span.after(), " =")
}
