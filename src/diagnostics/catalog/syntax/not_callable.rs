//! E0151: a call of something that is not a function.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Functions are called by their name: `length(var.zones)`. Values do not have methods.
    ///
    /// ```ecs fail
    /// let zones = [1, 2]
    /// let count = let.zones.length()
    /// ```
    ///
    /// ```ecs pass
    /// let zones = [1, 2]
    /// let count = length(let.zones)
    /// ```
    E0151 error "not a function"
}

/// `span` is what is called; `method` the text before its last name and that, if it is a method; `parens` are
/// those of the call, and `empty` says whether nothing is between them.
pub fn not_callable(span: Span, method: Option<(&str, &str)>, parens: Span, empty: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "only functions can be called", span, "not a function");
    match method {
        Some((object, name)) => {
            let opening = Span::new(span.file, span.start, parens.start + 1);
            let separator = if empty { "" } else { ", " };
            diagnostic
                .help(format!("values do not have methods; write `{name}({object})` to call a function"))
                .suggestion("call the function", opening, format!("{name}({object}{separator}"))
        }
        None => diagnostic,
    }
}
