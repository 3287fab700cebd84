//! E0148: a dot with no name after it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A dot is directly followed by a name: `cluster.web.arn`.
    ///
    /// ```ecs fail
    /// let tags = { team = "a" }
    /// let team = let.tags.
    /// ```
    ///
    /// ```ecs pass
    /// let tags = { team = "a" }
    /// let team = let.tags.team
    /// ```
    E0148 error "missing name after `.`", hides: Rest
}

/// `dot` is the dot.
pub fn missing_member(dot: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected a name after `.`", dot, "not followed by a name")
}
