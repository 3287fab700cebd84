//! A block written as an attribute.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::syntax::ast;

declare! {
    /// A nested block has no `=`: `instances { ... }`. With `=` stands a value.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network   = network.main
    ///   instances = "m5.large"
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
    ///   instances { type = "m5.large" }
    /// }
    /// ```
    E0216 error "a block written as an attribute"
}

/// `attribute` gives a value to `name`, which is a nested block of `owner`.
pub fn block_as_attribute(attribute: &ast::Attribute, name: &str, owner: &str) -> Diagnostic {
    let key = attribute.key.span;
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` of `{owner}` is a block, not an attribute"),
        key,
        "a block has no `=`",
    )
    .help(format!("write `{name} {{ ... }}`"));
    if matches!(attribute.value.kind, ast::ExprKind::Map(_)) {
        let between = Span::new(key.file, key.end, attribute.value.span.start);
        return diagnostic.fix("remove the `=`", between, " ");
    }
    diagnostic
}
