//! E0113: a control character.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Control characters are invisible, and programs treat them differently. In a string, write `\u{...}`;
    /// elsewhere, remove them. A line ends with LF or CR LF, not with CR alone.
    ///
    /// ```ecs fail
    #[doc = " let name = \"web\u{7}\""]
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web\u{7}"
    /// ```
    E0113 error "control character"
}

/// `span` covers all of them if there are several in a row.
pub fn control_character(span: Span, character: char) -> Diagnostic {
    let name = match character {
        '\0' => "NUL",
        '\r' => "a carriage return without a line feed",
        '\u{feff}' => "a byte order mark that is not at the beginning",
        '\u{2028}' | '\u{2029}' => "a Unicode line separator",
        _ => "a control character",
    };
    let code = u32::from(character);
    let replacement = if character == '\r' { "\n" } else { "" };
    Diagnostic::new(&CODE, format!("found {name} (U+{code:04X})"), span, "an invisible character")
        .help(format!("remove it, or write `\\u{{{code:x}}}` in a string"))
        .suggestion(if character == '\r' { "end the line" } else { "remove it" }, span, replacement)
}
