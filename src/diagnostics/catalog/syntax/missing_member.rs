//! E0148: a dot with no name behind it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// After a dot stands the name of what is reached: `cluster.web.arn`. The name touches the dot.
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
    Diagnostic::new(&CODE, "expected a name after `.`", dot, "no name touches this")
}
