//! E0150: a splat.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// Terraform's `list[*].name` is not in the language. Write what is done with each element.
    ///
    /// ```ecs fail
    /// let ports = [{ number = 80 }]
    /// let numbers = let.ports[*].number
    /// ```
    ///
    /// ```ecs pass
    /// let ports = [{ number = 80 }]
    /// let numbers = [for port in let.ports : port.number]
    /// ```
    E0150 error "splat"
}

/// `span` is `[*]` or `.*`, `list` the text before it.
pub fn splat(span: Span, list: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "there is no splat", span, "expected an index")
        .help(format!("write `[for item in {list} : item]`, with what is wanted of each item"))
}
