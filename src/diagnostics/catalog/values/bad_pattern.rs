//! E0422: a pattern that is not a regular expression.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A `pattern` is a regular expression that the whole value must match, without `^` and `$`.
    ///
    /// ```ecs fail
    /// param name: string { pattern = "[a-z" }
    /// output name = param.name
    /// ```
    ///
    /// ```ecs pass
    /// param name: string { pattern = "[a-z]+" }
    /// output name = param.name
    /// ```
    E0422 error "invalid pattern"
}

/// `why` says what is wrong with the regular expression.
pub fn bad_pattern(span: Span, pattern: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{pattern}` is not a valid regular expression"),
        span,
        why.trim().replace('\n', " "),
    )
    .help("write a regular expression such as `[a-z][a-z0-9-]*`")
}
