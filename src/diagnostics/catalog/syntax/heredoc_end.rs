//! E0108: an end tag with something after it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The end tag of a heredoc must be alone on its line. Whatever follows the heredoc, such as a comma,
    /// goes on the next line.
    ///
    /// ```ecs fail
    /// let scripts = [<<-END
    ///   echo hello
    /// END, "echo goodbye"]
    /// ```
    ///
    /// ```ecs pass
    /// let scripts = [
    ///   <<-END
    ///   echo hello
    /// END
    ///   ,
    ///   "echo goodbye",
    /// ]
    /// ```
    E0108 error "text after the end of a heredoc"
}

/// `rest` is what follows the tag, `open` where the heredoc begins.
pub fn heredoc_end(rest: Span, text: &str, open: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "an end tag must be alone on its line", rest, "this belongs on the next line")
        .label(open, "the heredoc begins here")
        .fix("move it to the next line", rest, format!("\n{text}"))
}
