//! Unknown kind of block.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// A top-level block begins with one of the language's kinds: `network`, `volume`, `cluster`, `listener`, `scaling`, or with `project`.
    /// Resources of AWS are not declared one by one: a kind becomes all the resources that it needs.
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

/// The words that other languages begin a declaration with, and what to write here.
const FOREIGN: [(&str, &str); 9] = [
    (
        "variable",
        "a value chosen at deployment is `param name: type`, one chosen when compiling is `var name: type`",
    ),
    ("locals", "write `let name = value`, one declaration each"),
    ("local", "write `let name = value`"),
    ("resource", "declare what you want by its kind, such as `cluster` or `volume`; its resources follow"),
    ("data", "what another stack owns is named by `existing`, such as `existing network`"),
    ("provider", "there is none: region and account are those of the deployment"),
    ("terraform", "there is none: `project` holds what all stacks share"),
    ("module", "a folder of `.ecs` files is one program; there are no modules"),
    ("Resources", "declare what you want by its kind, such as `cluster` or `volume`; its resources follow"),
];

/// A block begins with `name` at `span`, which is not among the `known` kinds.
pub fn unknown_kind(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("there is no kind `{name}`"), span, "not a kind of block");
    if let Some((_, help)) = FOREIGN.iter().find(|(foreign, _)| *foreign == name) {
        return diagnostic.help(*help);
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("there is a kind `{nearest}`")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(format!("the kinds are {}", list(known, "and", 12))),
    }
}
