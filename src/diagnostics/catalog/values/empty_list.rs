//! E0421: `min` or `max` of an empty list.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An empty list has no smallest or largest element.
    ///
    /// ```ecs fail
    /// output size = max([])
    /// ```
    ///
    /// ```ecs pass
    /// output size = max([1, 2])
    /// ```
    E0421 error "`min` or `max` of an empty list"
}

/// `function` was given an empty list.
pub fn empty_list(span: Span, function: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{function}` of an empty list"), span, "this list is empty")
}
