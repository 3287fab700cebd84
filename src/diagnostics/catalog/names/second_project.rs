//! E0210: a second `project` block.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A program has at most one `project` block, from which the names of all stacks are made.
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
    E0210 error "second `project` block"
}

/// A second `project` after the one at `first`.
pub fn second_project(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the program has two `project` blocks", span, "the second one")
        .label(first, "the first one")
        .help("keep one; put two programs into two folders")
}
