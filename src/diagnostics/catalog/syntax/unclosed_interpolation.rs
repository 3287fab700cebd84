//! E0105: an interpolation without its brace.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// `${` begins an interpolation, which ends with `}`: in a string on the same line, in a heredoc before
    /// its end tag. Where the characters themselves are meant, as in a shell script, write `$${`.
    ///
    /// ```ecs fail
    /// let name = "web"
    /// let greeting = "hello ${let.name"
    /// ```
    ///
    /// ```ecs pass
    /// let name = "web"
    /// let greeting = "hello ${let.name}"
    /// let literal = "echo $${HOME"
    /// ```
    E0105 error "unclosed interpolation"
}

/// `open` is the `${`, `end` the place where its brace was meant to be, as far as that can be told.
pub fn unclosed_interpolation(open: Span, end: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "this `${` is never closed", open, "opened here")
        .help("close it with `}`, or write `$${` for the characters themselves");
    let diagnostic = match end {
        Some(end) => diagnostic.label(end, "expected `}`").suggestion("insert `}`", end, "}"),
        None => diagnostic,
    };
    diagnostic
        .suggestion("write `$${`", open, "$${")
}
