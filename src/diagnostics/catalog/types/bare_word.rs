//! A bare word that means nothing here.

use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A bare word is a symbol of an enumeration. A text stands in quotes; what the program declares is reached through its kind: `param.name`, `let.name`.
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
    E0328 error "a bare word that means nothing here"
}

/// `word` stands where a `want` is needed; `declared` is the space in which there is such a name.
pub fn bare_word(span: Span, word: &str, want: &Type, declared: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {}, found the bare word `{word}`", want.with_article()),
        span,
        "a symbol",
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
        _ if want.is_text() => diagnostic.help(format!("a text stands in quotes: `\"{word}\"`")).fix(
            "put it in quotes",
            span,
            format!("\"{word}\""),
        ),
        (Type::Kind(kind), _) => diagnostic
            .help(format!("a block is named with its kind: `{kind}.{word}`"))
            .suggestion(format!("change to `{kind}.{word}`"), span, format!("{kind}.{word}")),
        _ => diagnostic,
    }
}

/// `word` is interpolated into a text; `declared` is the space in which there is such a name, `opening` the place of the `${`.
pub fn in_text(span: Span, word: &str, declared: Option<&str>, opening: Span) -> Diagnostic {
    let message = format!("`{word}` is a bare word, and would be written into the text as it is");
    let diagnostic = Diagnostic::new(&CODE, message, span, "neither a name nor a symbol");
    if let Some(space) = declared {
        return diagnostic.help(format!("write `{space}.{word}`")).fix(
            format!("change to `{space}.{word}`"),
            span,
            format!("{space}.{word}"),
        );
    }
    diagnostic.help(format!("write `$${{{word}}}` to leave it to the shell, or the word alone")).suggestion(
        format!("write `$${{{word}}}`"),
        opening,
        "$",
    )
}
