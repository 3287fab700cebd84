//! W0180: an invisible character.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Zero-width characters can make two different names look the same. They are often copied from web
    /// pages. In a string, write the escape if the character is needed.
    ///
    /// ```ecs fail
    #[doc = " let name = \"web\u{200b}\""]
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web\u{200b}"
    /// ```
    W0180 warning "zero-width character"
}

/// `span` covers all of them if there are several in a row.
pub fn zero_width_character(span: Span, character: char) -> Diagnostic {
    let code = u32::from(character);
    Diagnostic::new(&CODE, format!("U+{code:04X} is a zero-width character"), span, "an invisible character")
        .help(format!("remove it, or write `\\u{{{code:x}}}` in a string"))
        .fix("remove it", span, "")
}
