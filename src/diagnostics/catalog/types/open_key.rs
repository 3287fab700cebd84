//! E0345: an index of which nobody knows what it can be.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// At deployment, a map is indexed by a param whose values are listed, in its type or as `allowed`: the map becomes a mapping of
    /// the template, and it is checked that it has an entry for each of them.
    ///
    /// ```ecs fail
    /// param environment: string
    /// let sizes = { dev = "small", prod = "large" }
    /// output size = let.sizes[param.environment]
    /// ```
    ///
    /// ```ecs pass
    /// param environment: dev | prod
    /// let sizes = { dev = "small", prod = "large" }
    /// output size = let.sizes[param.environment]
    /// ```
    E0345 error "index with any value"
}

/// The index `key` comes at deployment and may be anything.
pub fn open_key(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{key}` can be anything, and the map needs an entry for each value of its index"),
        span,
        "known only at deployment",
    )
    .help("list its values: `param name: dev | prod`, or `{ allowed = [\"dev\", \"prod\"] }`")
}
