//! E0191: a string over several lines in the form of another language.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// A string over several lines is a heredoc: it begins with `<<-END` and ends with a line that has only `END`, or another word
    /// of capitals.
    ///
    /// ```ecs fail
    /// let script = """
    /// echo one
    /// """
    /// ```
    ///
    /// ```ecs pass
    /// let script = <<-END
    ///   echo one
    /// END
    /// ```
    E0191 error "string over several lines of another language"
}

/// `span` is what begins the string, `closing` what ends it, if both are alone.
pub fn foreign_heredoc(span: Span, closing: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "a string over several lines begins with `<<-END`",
        span,
        "not a string of this language",
    )
    .help("write `<<-END`, the lines, and a last line `END`");
    match closing {
        Some(closing) => diagnostic.fix_with(
            "make it a heredoc",
            vec![Edit { span, text: "<<-END".to_owned() }, Edit { span: closing, text: "END".to_owned() }],
            Applicability::Unsafe,
        ),
        None => diagnostic,
    }
}
