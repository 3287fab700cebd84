//! E0115: a character that is not allowed outside strings.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Outside strings and comments, `.ecs` files are ASCII: names consist of letters from `a` to `z`, digits
    /// and underscores. Often such a character was copied from a web page: a no-break space, a dash, an
    /// ellipsis.
    ///
    /// ```ecs fail
    /// let größe = 3
    /// ```
    ///
    /// ```ecs pass
    /// let size = 3
    /// ```
    E0115 error "unexpected character"
}

/// A character outside all words.
pub fn unexpected_character(span: Span, character: char) -> Diagnostic {
    let message = if character.is_ascii() {
        format!("unexpected character `{character}`")
    } else {
        format!("unexpected character `{character}` (U+{:04X})", u32::from(character))
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, "not allowed here");
    match ascii(character) {
        Some(' ') => diagnostic.fix("write a space", span, " "),
        Some(ascii) => diagnostic.fix(format!("write `{ascii}`"), span, ascii),
        None => diagnostic.help("if it belongs to a string, write the string in quotes"),
    }
}

/// A word with letters outside ASCII.
pub fn foreign_letters(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{word}` is not a valid name"),
        span,
        "only `a` to `z`, `0` to `9` and `_` are allowed",
    )
    .help("if it is a string, write it in quotes")
}

/// What a character was meant to be.
pub fn ascii(character: char) -> Option<char> {
    Some(match character {
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '×' => '*',
        '÷' => '/',
        '；' => ';',
        '，' => ',',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '＝' => '=',
        _ if !character.is_ascii() && character.is_whitespace() => ' ',
        _ => return None,
    })
}
