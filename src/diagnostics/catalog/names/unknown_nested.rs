//! E0215: an unknown nested block.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// A block has only the nested blocks of its kind.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instance {
    ///     type = "m5.large"
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
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    /// ```
    E0215 error "unknown nested block"
}

/// `owner` has no nested block `name`; `known` are those that it has, `is_kind`: there is a kind of that
/// name.
pub fn unknown_nested(span: Span, name: &str, owner: &str, known: &[&str], is_kind: bool) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{owner}` has no nested block `{name}`"), span, "unknown block");
    if let Some(nearest) = did_you_mean(name, known.iter().copied()) {
        return diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        );
    }
    if is_kind {
        return diagnostic.help(format!("a `{name}` must be at the top level, outside `{owner}`"));
    }
    if known.is_empty() {
        return diagnostic.help("it has only attributes: `name = value`");
    }
    diagnostic.help(format!(
        "its nested blocks are {}",
        list(&nearest_first(name, known.iter().copied()), "and", 10)
    ))
}
