//! E0105: an interpolation without its brace.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `${` begins an interpolation, which must end with `}`: in a string on the same line, in a heredoc
    /// before its end tag. For the literal characters, as in a shell script, write `$${`.
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

/// `open` is the `${`, `end` where its brace was probably meant to be. `code` says whether
/// what is between can be nothing else than an expression.
pub fn unclosed_interpolation(open: Span, end: Option<Span>, code: bool) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(&CODE, "this `${` is never closed", open, "opened here");
    if let Some(end) = end {
        diagnostic = diagnostic.label(end, "expected `}`").suggestion("insert `}`", end, "}");
    }
    if code {
        return diagnostic;
    }
    diagnostic.help("close it with `}`, or write `$${` for the literal characters").suggestion(
        "write `$${`",
        open,
        "$${",
    )
}
