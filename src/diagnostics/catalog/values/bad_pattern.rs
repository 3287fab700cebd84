//! E0422: a pattern that is no regular expression.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A `pattern` is a regular expression that the whole value must match: it needs no `^` and no `$`.
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
    E0422 error "malformed pattern"
}

/// `why` is what the regular expression lacks.
pub fn bad_pattern(span: Span, pattern: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{pattern}` is no regular expression"),
        span,
        why.trim().replace('\n', " "),
    )
    .help("such as `[a-z][a-z0-9-]*`")
}
