//! E0115: a character that means nothing outside of a string.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Outside of strings and comments, `.ecs` files are ASCII: names have letters from `a` to `z`, digits
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

/// A character outside of all words.
pub fn unexpected_character(span: Span, character: char) -> Diagnostic {
    let message = if character.is_ascii() {
        format!("unexpected character `{character}`")
    } else {
        format!("unexpected character `{character}` (U+{:04X})", u32::from(character))
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, "not here");
    match ascii(character) {
        Some(' ') => diagnostic.fix("write a blank", span, " "),
        Some(ascii) => diagnostic.fix(format!("write `{ascii}`"), span, ascii),
        None => diagnostic.help("if it belongs to a text, put quotes around that"),
    }
}

/// A word with letters outside of ASCII.
pub fn foreign_letters(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{word}` is no name"), span, "only `a` to `z`, `0` to `9` and `_`")
        .help("if it is a text, put quotes around it")
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
