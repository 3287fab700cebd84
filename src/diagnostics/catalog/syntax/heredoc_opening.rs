//! E0109: a heredoc that does not begin as it should.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A heredoc begins with `<<` or `<<-`, which strips the common indent, and its tag, with nothing
    /// between or behind. The tag is not quoted: interpolation is always on, and `$${` is a literal `${`.
    ///
    /// ```ecs fail
    /// let script = <<"END"
    ///   echo hello
    /// END
    /// ```
    ///
    /// ```ecs pass
    /// let script = <<END
    ///   echo hello
    /// END
    /// ```
    E0109 error "malformed heredoc"
}

/// `span` is all from `<<` to the end of the line, `correction` what it should be.
pub fn heredoc_opening(span: Span, correction: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("expected `{correction}` and a line end"), span, "a heredoc begins here")
        .fix(format!("write `{correction}`"), span, correction)
}
