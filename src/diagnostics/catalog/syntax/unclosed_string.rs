//! E0104: a string without its closing quote.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A string ends on the line on which it begins. A quote inside of it is written `\"`; a text of
    /// several lines is a heredoc.
    ///
    /// ```ecs fail
    /// let name = "web
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// let script = <<-END
    ///   echo one
    ///   echo two
    /// END
    /// ```
    E0104 error "unclosed string"
}

/// `open` is the quote, `end` the place where the other one was meant to be.
pub fn unclosed_string(open: Span, end: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this string is not closed on its line", open, "opened here")
        .label(end, "expected `\"`")
        .help("strings stay on one line; for more lines there is `<<-END ... END`")
        .suggestion("insert `\"`", end, "\"")
}
