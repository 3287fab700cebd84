//! E0222: a key twice in one map.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A key can be set only once in a map; one of two values would be silently ignored.
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
    E0222 error "duplicate key"
}

/// The key at `span` is already set at `first`; `whole` is the second entry.
pub fn duplicate_key(span: Span, key: &str, first: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the key `{key}` is set twice in this map"), span, "set again here")
        .label(first, "first set here")
        .help("keep one of them")
        .removal("remove the second", whole, Applicability::Unsafe)
}
