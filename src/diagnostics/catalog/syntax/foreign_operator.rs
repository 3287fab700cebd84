//! E0158: an operator of another language.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The operators are `?:` `??` `||` `&&` `==` `!=` `<` `<=` `>` `>=` `..` `+` `-` `*` `/` `%` and `!`.
    ///
    /// ```ecs fail
    /// let both = true and false
    /// ```
    ///
    /// ```ecs pass
    /// let both = true && false
    /// ```
    E0158 error "operator of another language"
}

/// `meant` is the corresponding operator, if there is one.
pub fn foreign_operator(span: Span, found: &str, meant: Option<&str>) -> Diagnostic {
    match meant {
        Some(meant) => Diagnostic::new(
            &CODE,
            format!("expected `{meant}`, found `{found}`"),
            span,
            format!("expected `{meant}`"),
        )
        .fix(format!("write `{meant}`"), span, meant),
        None => Diagnostic::new(&CODE, format!("there is no operator `{found}`"), span, "unknown operator"),
    }
}
