//! No elements.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Square brackets reach the elements of a list by number, and the entries of a map by key.
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
    E0319 error "no elements"
}

/// The value at `value`, a `ty`, has no element for a key of type `key`.
pub fn no_index(span: Span, value: Span, ty: &Type, key: &Type) -> Diagnostic {
    let message = match ty {
        Type::List(_) => format!("a list is indexed by a whole number, not by {}", key.with_article()),
        Type::Map(_) => format!("a map is indexed by a string, not by {}", key.with_article()),
        _ => format!("{} has no elements", ty.with_article()),
    };
    let (primary, label) = match ty {
        Type::List(_) | Type::Map(_) => (span, key.with_article()),
        _ => (value, ty.with_article()),
    };
    Diagnostic::new(&CODE, message, primary, label)
        .help("lists have elements (`list[0]`), and maps have entries (`map[\"key\"]`)")
}
