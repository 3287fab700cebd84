//! A symbol twice in one type.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// The alternatives of a type are different from each other.
    ///
    /// ```ecs fail
    /// param scheme: internal | internal
    /// output scheme = param.scheme
    /// ```
    ///
    /// ```ecs pass
    /// param scheme: internal | internet_facing
    /// output scheme = param.scheme
    /// ```
    E0221 error "a symbol twice in one type"
}

/// `symbol` stands in the type already.
pub fn duplicate_symbol(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{symbol}` stands twice in this type"), span, "again")
        .help("remove one of them")
}
