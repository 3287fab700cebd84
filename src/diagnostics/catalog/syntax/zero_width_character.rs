//! W0180: a character that does not show.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Characters without width make two names look the same that are not. They come with text from web
    /// pages. In a string, write the escape if it is needed.
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
    Diagnostic::new(&CODE, format!("U+{code:04X} has no width"), span, "it does not show")
        .help(format!("take it away, or write `\\u{{{code:x}}}` in a string"))
        .fix("take it away", span, "")
}
