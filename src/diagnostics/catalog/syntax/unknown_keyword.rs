//! E0139: a declaration that begins with an unknown keyword.

use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::source::Span;

declare! {
    /// Declarations begin with `param`, `var`, `let`, `output`, `assert`, `project`, `existing`, or with a
    /// kind and its label in quotes.
    ///
    /// ```ecs fail
    /// const zones = 3
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    /// ```
    E0139 error "unknown keyword", hides: Rest
}

/// The words that begin a declaration with a name.
const KEYWORDS: [&str; 5] = ["param", "var", "let", "output", "assert"];

/// `span` is the word before a name.
pub fn unknown_keyword(span: Span, word: &str) -> Diagnostic {
    let meant = match word {
        "const" | "local" | "locals" | "def" | "set" | "val" | "define" => Some("let"),
        "parameter" | "input" => Some("param"),
        "variable" => Some("var"),
        "export" | "outputs" => Some("output"),
        "check" | "validate" | "ensure" => Some("assert"),
        _ => did_you_mean(word, KEYWORDS),
    };
    let diagnostic =
        Diagnostic::new(&CODE, format!("unexpected `{word}`: not a declaration"), span, "unknown keyword");
    match meant {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(
            format!("write `{meant}`"),
            span,
            meant,
        ),
        None => diagnostic.help(
            "declarations begin with `param`, `var`, `let`, `output`, `assert`, or a kind and a label in quotes",
        ),
    }
}
