//! E0264: a key twice.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// Each element of a `for_each` names a block, and two blocks cannot have one name.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["media", "reports", "media"]
    ///   network  = network.main
    /// }
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
    /// ```
    E0264 error "key of a `for_each` twice"
}

/// `key` is in the list of a `for_each` at `span`, and before that at `first`.
pub fn duplicate_copy(span: Span, key: &str, first: Span) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("the key `{key}` is in this `for_each` twice"), span, "the same key");
    // The elements of a computed list may have one position.
    if span == first {
        return diagnostic.help("each element must be a different string");
    }
    diagnostic.label(first, "first here").help("remove one of them").removal(
        "remove the second",
        span,
        Applicability::Unsafe,
    )
}
