//! E0118: a shell expansion in a string.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `${ }` in strings and heredocs is evaluated when the program is compiled. If the shell should expand
    /// it on the instance, write one more dollar sign: `$${HOME:-/root}`.
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
        "this is a shell expansion, not an expression",
        span,
        "the compiler would evaluate it",
    )
    .help("write `$${` to leave it to the shell")
    .fix("write `$${`", dollar, "$$")
}
