//! E0202: an unknown kind of block.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// A top-level block begins with a kind: `network`, `volume`, `cluster`, `listener`, `scaling`, `resource` or
    /// `project`. Each block becomes all the AWS resources that it needs; what has no kind of its own is a
    /// `resource`.
    ///
    /// ```ecs fail
    /// clutser "web" {
    ///   network = 1
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
    /// }
    /// ```
    E0202 error "unknown kind of block"
}

/// A block begins with `name` at `span`, which is not among the `known` kinds.
pub fn unknown_kind(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = new(span, name);
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(format!("the kinds are {}", list(known, "and", 12))),
    }
}

/// What another language declares so; `kind` is what it is here, if it is a block of some kind.
pub fn foreign(span: Span, name: &str, help: impl Into<String>, kind: Option<&str>) -> Diagnostic {
    let diagnostic = new(span, name).help(help);
    match kind {
        Some(kind) => diagnostic.suggestion(format!("write `{kind}`"), span, kind),
        None => diagnostic,
    }
}

fn new(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is no kind `{name}`"), span, "not a kind of block")
}
