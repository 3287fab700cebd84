//! E0104: a string without its closing quote.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A string must end on the line on which it begins. A quote inside it is written `\"`; for several
    /// lines, use a heredoc.
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
    E0104 error "unclosed string", hides: All
}

/// A line whose quotes are odd, which would be whole with one more at `place`, after or before `word`.
pub fn missing_quote(word: Span, text: &str, after: bool) -> Diagnostic {
    let (side, place) = if after { ("after", word.after()) } else { ("before", word.before()) };
    Diagnostic::new(
        &CODE,
        format!("a quote is missing {side} `{text}`"),
        word,
        "a string without one of its quotes",
    )
    .help(format!("write `\"{text}\"`"))
    .suggestion("insert `\"`", place, "\"")
}

/// `open` is the quote, `end` the place where the other one was meant to be.
pub fn unclosed_string(open: Span, end: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this string is never closed", open, "opened here")
        .label(end, "expected `\"`")
        .help("a string cannot span lines; for several lines, use `<<-END ... END`")
        .suggestion("insert `\"`", end, "\"")
}
