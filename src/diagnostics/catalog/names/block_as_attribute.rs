//! E0216: a block written as an attribute.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A nested block has no `=`: `instances { ... }`. The `=` of an attribute is followed by a value.
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
    E0216 error "block written as an attribute"
}

/// A value is given at `key` to `name`, which is a nested block of `owner`; `braces` is the value if it is written like a block.
pub fn block_as_attribute(key: Span, name: &str, owner: &str, braces: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` of `{owner}` is a block, not an attribute"),
        key,
        "a block has no `=`",
    )
    .help(format!("write `{name} {{ ... }}`"));
    if let Some(braces) = braces {
        let between = Span::new(key.file, key.end, braces.start);
        return diagnostic.fix("remove the `=`", between, " ");
    }
    diagnostic
}
