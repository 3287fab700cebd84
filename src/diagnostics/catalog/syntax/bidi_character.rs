//! E0114: a character that reorders the text around it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// These characters change the order in which text is displayed, so that a program can look different
    /// from what it means. They are not allowed anywhere, not even in strings and comments. In a string,
    /// write the escape.
    ///
    /// ```ecs fail
    #[doc = " let name = \"\u{202e}web\""]
    /// ```
    ///
    /// ```ecs pass
    /// let name = "\u{202e}web"
    /// ```
    E0114 error "bidirectional control character"
}

/// `span` covers all of them if there are several in a row.
pub fn bidi_character(span: Span, character: char) -> Diagnostic {
    let code = u32::from(character);
    let message = format!("U+{code:04X} changes the order in which this text is displayed");
    Diagnostic::new(&CODE, message, span, "an invisible character")
        .help(format!("remove it, or write `\\u{{{code:x}}}` in a string"))
        .suggestion("remove it", span, "")
}
