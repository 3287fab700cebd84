//! W0182: `%{ if }` and the like.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Terraform's `%{ if ... }` and `%{ for ... }` have no meaning here: the characters stay in the string
    /// as they are. Write a conditional or a `for` in an interpolation.
    ///
    /// ```ecs fail
    /// let greeting = "hello %{ if true }world%{ endif }"
    /// ```
    ///
    /// ```ecs pass
    /// let greeting = "hello ${true ? "world" : ""}"
    /// ```
    W0182 warning "template directive of Terraform"
}

/// `span` is the `%{`.
pub fn template_directive(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`%{` has no meaning in a string", span, "these characters stay in the string")
        .help("write `${condition ? a : b}`, or `${join(\"\", [for ...])}`")
}
