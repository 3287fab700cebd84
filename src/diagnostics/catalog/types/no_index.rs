//! E0319: a value that cannot be indexed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Square brackets select an element of a list by its number, or an entry of a map by its key.
    ///
    /// ```ecs fail
    /// let zones = 3
    /// output first = let.zones[0]
    /// ```
    ///
    /// ```ecs pass
    /// let zones = ["a", "b"]
    /// output first = let.zones[0]
    /// ```
    E0319 error "value that cannot be indexed"
}

/// The value at `value`, a `ty`, has no element for a key of type `key`.
pub fn no_index(span: Span, value: Span, ty: &Type, key: &Type) -> Diagnostic {
    let message = match ty {
        Type::List(_) => format!("a list is indexed by a whole number, not by {}", key.with_article()),
        Type::Map(_) => format!("a map is indexed by a string, not by {}", key.with_article()),
        _ => format!("{} cannot be indexed", ty.with_article()),
    };
    let (primary, label) = match ty {
        Type::List(_) | Type::Map(_) => (span, key.with_article()),
        _ => (value, ty.with_article()),
    };
    Diagnostic::new(&CODE, message, primary, label)
        .help("only lists (`list[0]`) and maps (`map[\"key\"]`) can be indexed")
}

/// A block whose name is written as an index: `path` is how it is referred to.
pub fn of_kind(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "the name of a block follows a dot", span, "not an index")
        .help(format!("write `{path}`"))
        .fix(format!("write `{path}`"), span, path)
}
