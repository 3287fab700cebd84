//! Not a name for a project.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The project's name begins every stack's name: small letters, digits and hyphens, beginning with a letter, at most 64 characters.
    ///
    /// ```ecs fail
    /// project "My Platform" {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "my-platform" {}
    /// ```
    E0226 error "not a name for a project"
}

/// `name` cannot begin a stack's name; `fixed` can.
pub fn project_label(span: Span, name: &str, fixed: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is no name for a project"),
        span,
        "`[a-z][a-z0-9-]*`, at most 64 characters",
    )
    .help(format!("write `\"{fixed}\"`"))
    .fix(format!("rename to `{fixed}`"), span, format!("\"{fixed}\""))
}
