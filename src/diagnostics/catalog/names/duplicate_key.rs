//! A key twice in one map.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A key stands once in a map; of two values one would be silently lost.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   tags = { team = "web", team = "infrastructure" }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   tags = { team = "infrastructure" }
    /// }
    /// ```
    E0222 error "a key twice in one map"
}

/// The key at `span` stands already at `first`; `whole` is the second entry.
pub fn duplicate_key(span: Span, key: &str, first: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the key `{key}` stands twice in this map"), span, "again")
        .label(first, "first here")
        .help("keep one of them")
        .removal("remove the second", whole, Applicability::Maybe)
}
