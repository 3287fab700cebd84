//! E0131: a declaration that does not stand at the top level.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `param`, `var`, `let`, `output` and `assert` stand at the top level of a file, in any order.
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
    E0131 error "declaration inside of a block", hides: Rest
}

/// `span` is the keyword.
pub fn nested_declaration(span: Span, keyword: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{keyword}` stands at the top level only"), span, "inside of a block")
        .help("move it out of the block; declarations see each other in any order")
}
