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
        None => {
            let diagnostic =
                Diagnostic::new(&CODE, format!("there is no operator `{found}`"), span, "unknown operator");
            diagnostic.help(instead(found))
        }
    }
}

/// An operator that is a word: what is between it and its value goes, too.
pub fn with_space(word: Span, whole: Span, found: &str, meant: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected `{meant}`, found `{found}`"),
        word,
        format!("expected `{meant}`"),
    )
    .fix(format!("write `{meant}`"), whole, meant)
}

/// `param.name!`
pub fn not_null(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "there is no operator `!` after a value", span, "unknown operator").help(
        "write `?? value` for the case that it is `null`, or use it in a block with `when = ... != null`",
    )
}

/// What to write instead of an operator that has no counterpart.
fn instead(found: &str) -> &'static str {
    match found {
        "=~" | "~" => "compare with `==`; what a param must match is its `pattern`",
        "**" | "^" => "write the product: `a * a`",
        "++" | "--" => "write `+ 1` or `- 1`; values cannot be changed",
        "<<" | ">>" => "multiply or divide by a power of two",
        "." => "write one string, which interpolates both: `\"${a}${b}\"`",
        "|>" | "->" => "call the function: `upper(value)`",
        "<=>" => "compare with `<`, `==` or `>`",
        "@" | "\\" => "if it belongs to a string, write the string in quotes",
        _ => {
            "the operators are `+`, `-`, `*`, `/`, `%`, `==`, `!=`, `<`, `<=`, `>`, `>=`, `&&`, `||`, `!`, `??` and `? :`"
        }
    }
}
