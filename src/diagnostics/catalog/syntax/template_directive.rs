//! W0182: `%{ if }` and its like.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Terraform's `%{ if ... }` and `%{ for ... }` mean nothing here: the characters stand in the text as
    /// they are. Write a conditional or a `for` in an interpolation.
    ///
    /// ```ecs fail
    /// let greeting = "hello %{ if true }world%{ endif }"
    /// ```
    ///
    /// ```ecs pass
    /// let greeting = "hello ${true ? "world" : ""}"
    /// ```
    W0182 warning "directive of Terraform's templates"
}

/// `span` is the `%{`.
pub fn template_directive(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "`%{` does nothing here", span, "these characters stay in the text")
        .help("write `${condition ? a : b}`, or `${join(\"\", [for ...])}`")
}
