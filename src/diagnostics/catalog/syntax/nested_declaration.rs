//! E0131: a declaration that is not at the top level.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `param`, `var`, `let`, `output` and `assert` must be at the top level of a file, in any order.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   let zones = 3
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// let zones = 3
    ///
    /// project "platform" {}
    /// ```
    E0131 error "declaration inside a block", hides: Rest
}

/// `span` is the keyword.
pub fn nested_declaration(span: Span, keyword: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{keyword}` is only allowed at the top level"), span, "inside a block")
        .help("move it out of the block; the order of declarations does not matter")
}
