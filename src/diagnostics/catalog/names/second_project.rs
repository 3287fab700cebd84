//! Two projects.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A program has one `project` block: it names all stacks.
    ///
    /// ```ecs fail
    /// project "platform" {}
    ///
    /// project "other" {
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// project "platform" {}
    /// ```
    E0210 error "two projects"
}

/// A second `project` after the one at `first`.
pub fn second_project(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the program has two `project` blocks", span, "the second one")
        .label(first, "the first one")
        .help("keep one; two programs belong into two folders")
}
