//! E0107: a heredoc without its end tag.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A heredoc ends with a line that contains only its tag, in the same case. Whitespace around the tag is
    /// ignored.
    ///
    /// ```ecs fail
    /// let script = <<-END
    ///   echo hello
    /// ```
    ///
    /// ```ecs pass
    /// let script = <<-END
    ///   echo hello
    /// END
    /// ```
    E0107 error "unclosed heredoc"
}

/// `open` is `<<` with the tag.
pub fn unclosed_heredoc(open: Span, tag: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("this heredoc is never closed: no line contains only `{tag}`"),
        open,
        "opened here",
    )
    .help(format!("end it with a line that contains only `{tag}`"))
}
