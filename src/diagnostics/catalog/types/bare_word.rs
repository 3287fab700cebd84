//! E0328: an enum value where none is expected.

use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A word without quotes is an enum value. A string is written in quotes, and a declaration is referred
    /// to with its kind: `param.name`, `let.name`.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   tags = { team = infrastructure }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   tags = { team = "infrastructure" }
    /// }
    /// ```
    E0328 error "unexpected enum value"
}

/// `word` is used where a `want` is needed; `declared` is the namespace that has such a name.
pub fn bare_word(span: Span, word: &str, want: &Type, declared: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {}, found the enum value `{word}`", want.with_article()),
        span,
        "without quotes, this is an enum value",
    );
    if let Some(space) = declared {
        return diagnostic.help(format!("write `{space}.{word}`")).fix(
            format!("change to `{space}.{word}`"),
            span,
            format!("{space}.{word}"),
        );
    }
    match (want, word.to_ascii_lowercase().as_str()) {
        (Type::Bool, "yes" | "on" | "enabled") => {
            diagnostic.help("write `true`").fix("change to `true`", span, "true")
        }
        (Type::Bool, "no" | "off" | "disabled") => {
            diagnostic.help("write `false`").fix("change to `false`", span, "false")
        }
        (Type::Bool, _) if let Some(near) = did_you_mean(word, ["true", "false"]) => {
            diagnostic.help(format!("write `{near}`")).fix(format!("change to `{near}`"), span, near)
        }
        _ if want.is_text() => diagnostic.help(format!("write a string in quotes: `\"{word}\"`")).fix(
            "put it in quotes",
            span,
            format!("\"{word}\""),
        ),
        (Type::Kind(kind), _) => diagnostic
            .help(format!("refer to a block by its kind and name: `{kind}.{word}`"))
            .suggestion(format!("change to `{kind}.{word}`"), span, format!("{kind}.{word}")),
        _ => diagnostic,
    }
}

/// `word` is interpolated into a string; `declared` is the namespace that has such a name, `opening` is where
/// the `${` is.
pub fn in_text(span: Span, word: &str, declared: Option<&str>, opening: Span) -> Diagnostic {
    let message = format!("`{word}` is not a name here, and would be written into the string literally");
    let diagnostic = Diagnostic::new(&CODE, message, span, "not declared");
    if let Some(space) = declared {
        return diagnostic.help(format!("write `{space}.{word}`")).fix(
            format!("change to `{space}.{word}`"),
            span,
            format!("{space}.{word}"),
        );
    }
    diagnostic.help(format!("write `$${{{word}}}` to leave it to the shell, or just the word")).suggestion(
        format!("write `$${{{word}}}`"),
        opening,
        "$",
    )
}
