//! E0221: an alternative twice in one type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The alternatives of a type must differ from each other.
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
    E0221 error "duplicate alternative in a type"
}

/// `symbol` is already in the type, at `first`; `before` is the alternative before it, and `more` says
/// whether there are others.
pub fn duplicate_symbol(span: Span, symbol: &str, first: Span, before: Span, more: bool) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{symbol}` appears twice in this type"), span, "repeated here")
            .label(first, "first here");
    // One name alone would be a type.
    if more {
        return diagnostic.fix("remove the second", Span::new(span.file, before.end, span.end), "");
    }
    diagnostic.help("list two or more different values")
}
