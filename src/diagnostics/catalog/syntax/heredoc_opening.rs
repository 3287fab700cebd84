//! E0109: a malformed beginning of a heredoc.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A heredoc begins with `<<`, or with `<<-` to strip the common indentation, directly followed by its
    /// tag and the end of the line. The tag is not quoted: interpolation is always enabled, and `$${` is a
    /// literal `${`.
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

/// `span` is all from `<<` to the end of the line, `correction` the correct form.
pub fn heredoc_opening(span: Span, correction: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("expected `{correction}` and the end of the line"),
        span,
        "a heredoc begins here",
    )
    .fix(format!("write `{correction}`"), span, correction)
}
