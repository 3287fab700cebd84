//! E0118: an expansion of the shell where an interpolation is meant.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `${ }` in strings and heredocs is evaluated when the program is compiled. What the shell is to
    /// expand on the machine needs one more dollar: `$${HOME:-/root}`.
    ///
    /// ```ecs fail
    /// let script = <<-END
    ///   cd ${HOME:-/root}
    /// END
    /// ```
    ///
    /// ```ecs pass
    /// let script = <<-END
    ///   cd $${HOME:-/root}
    /// END
    /// ```
    E0118 error "shell expansion in a string"
}

/// `span` is all of it.
pub fn shell_expansion(span: Span) -> Diagnostic {
    let dollar = Span::new(span.file, span.start, span.start + 1);
    Diagnostic::new(
        &CODE,
        "this is an expansion of the shell, not an expression",
        span,
        "the compiler would evaluate it",
    )
    .help("write `$${` to leave it to the shell")
    .fix("write `$${`", dollar, "$$")
}
