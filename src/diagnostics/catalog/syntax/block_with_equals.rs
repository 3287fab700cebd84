//! E0186: a block whose body is written like a value.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Between the name of a block and its body there is no `=`.
    ///
    /// ```ecs fail
    /// existing network "main" = {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    /// ```
    E0186 error "block with `=`"
}

/// `span` is the sign, `gap` all between the name and the body.
pub fn block_with_equals(span: Span, sign: &str, gap: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("a block has no `{sign}`"), span, "unexpected before the body").fix(
        format!("remove `{sign}`"),
        gap,
        " ",
    )
}
