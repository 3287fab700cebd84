//! E0226: an invalid project name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of the project is the prefix of every stack name. It consists of lowercase letters, digits
    /// and hyphens, begins with a letter, and has at most 64 characters.
    ///
    /// ```ecs fail
    /// project "My Platform" {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "my-platform" {}
    /// ```
    E0226 error "invalid project name"
}

/// `name` cannot be the prefix of a stack name; `fixed` can.
pub fn project_label(span: Span, name: &str, fixed: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is not a valid project name"),
        span,
        "expected `[a-z][a-z0-9-]*`, at most 64 characters",
    )
    .help(format!("write `\"{fixed}\"`"))
    .fix(format!("rename to `{fixed}`"), span, format!("\"{fixed}\""))
}
