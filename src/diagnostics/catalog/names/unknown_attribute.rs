//! Unknown attribute.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::syntax::ast;

declare! {
    /// A block has only the attributes of its kind. `ecsc explain volume` lists those of a volume.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network  = network.main
    ///   encryptd = true
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0203 error "unknown attribute"
}

/// `owner` has no attribute of that name; `known` are those that it has, `inside` the nested block that has one of that name.
pub fn unknown_attribute(key: &ast::Name, owner: &str, known: &[&str], inside: Option<&str>) -> Diagnostic {
    let name = &key.value;
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{owner}` has no attribute `{name}`"),
        key.span,
        "unknown attribute",
    );
    if let Some(block) = inside {
        return diagnostic.help(format!("there is one in the nested block: `{block} {{ {name} = ... }}`"));
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic
            .help(format!("there is an attribute `{nearest}`"))
            .fix(format!("rename to `{nearest}`"), key.span, nearest),
        None => diagnostic.help(format!("it has {}", list(&nearest_first(name, known.iter().copied()), "and", 8))),
    }
}
