//! E0226: an invalid project name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of the project is the prefix of every stack name. It consists of lowercase letters, digits
    /// and hyphens, begins with a letter, and has at most 64 characters. Where the label has constants in
    /// `${...}`, the whole text must be such a name; enum values are written with hyphens, `pre_prod` as
    /// `pre-prod`.
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

/// `name` cannot be the prefix of a stack name; `fixed`, which a plain label has, can.
pub fn project_label(span: Span, name: &str, fixed: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` is not a valid project name"),
        span,
        "expected `[a-z][a-z0-9-]*`, at most 64 characters",
    );
    match fixed {
        Some(fixed) => diagnostic.help(format!("write `\"{fixed}\"`")).fix(
            format!("rename to `{fixed}`"),
            span,
            format!("\"{fixed}\""),
        ),
        None => diagnostic.note(format!("the label becomes `{name}`")),
    }
}
