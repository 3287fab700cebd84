//! A symbol twice in one type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The alternatives of a type are different from each other.
    ///
    /// ```ecs fail
    /// param scheme: internal | internet_facing | internal
    /// output scheme = param.scheme
    /// ```
    ///
    /// ```ecs pass
    /// param scheme: internal | internet_facing
    /// output scheme = param.scheme
    /// ```
    E0221 error "a symbol twice in one type"
}

/// `symbol` stands in the type already, at `first`; `before` is the alternative before it, and `more` says whether there are
/// others.
pub fn duplicate_symbol(span: Span, symbol: &str, first: Span, before: Span, more: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("`{symbol}` stands twice in this type"), span, "again")
        .label(first, "first here");
    // One name alone would be a type.
    if more {
        return diagnostic.fix("remove the second", Span::new(span.file, before.end, span.end), "");
    }
    diagnostic.help("two or more different values make a type")
}
