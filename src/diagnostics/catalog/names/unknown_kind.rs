//! E0202: an unknown kind of block.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// A top-level block begins with a kind: `network`, `volume`, `cluster`, `listener`, `scaling` or
    /// `project`. AWS resources are not declared one by one: each block becomes all the resources that it
    /// needs.
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

/// Keywords of other languages, and what to write here.
const FOREIGN: [(&str, &str); 9] = [
    (
        "variable",
        "write `param name: type` for a deploy-time value, `var name: type` for a compile-time value",
    ),
    ("locals", "write `let name = value` for each"),
    ("local", "write `let name = value`"),
    ("resource", "declare a block such as `cluster` or `volume`: the compiler generates its resources"),
    ("data", "refer to resources of another stack with `existing`, such as `existing network`"),
    ("provider", "there are no providers: region and account are those of the deployment"),
    ("terraform", "there is no such block: `project` holds the settings of all stacks"),
    ("module", "there are no modules: a folder of `.ecs` files is one program"),
    ("Resources", "declare a block such as `cluster` or `volume`: the compiler generates its resources"),
];

/// A block begins with `name` at `span`, which is not among the `known` kinds.
pub fn unknown_kind(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("there is no kind `{name}`"), span, "not a kind of block");
    if let Some((_, help)) = FOREIGN.iter().find(|(foreign, _)| *foreign == name) {
        return diagnostic.help(*help);
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(format!("the kinds are {}", list(known, "and", 12))),
    }
}
