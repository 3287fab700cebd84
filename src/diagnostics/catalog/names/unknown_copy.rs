//! E0266: a copy that there is not.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The blocks that a `for_each` makes are reached by its keys.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["media", "reports"]
    ///   network  = network.main
    /// }
    ///
    /// output media = volume.data["medai"].id
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["media", "reports"]
    ///   network  = network.main
    /// }
    ///
    /// output media = volume.data["media"].id
    /// ```
    E0266 error "unknown key of a `for_each`"
}

/// The block `name`, declared at `head`, has copies for the keys `known`, and `key` is none of them.
pub fn unknown_copy(span: Span, key: &str, name: &str, head: Span, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{name}` has no key `{key}`"), span, "not a key of its `for_each`")
            .label(head, "declared here");
    super::of_keys(diagnostic, span, key, known, "its `for_each` has no elements")
}
