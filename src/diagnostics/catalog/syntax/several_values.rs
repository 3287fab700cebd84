//! E0147: several values where one belongs.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// Parentheses, an index and an interpolation contain one value. A list is written with `[ ]`.
    ///
    /// ```ecs fail
    /// let sizes = (1, 2)
    /// ```
    ///
    /// ```ecs pass
    /// let sizes = [1, 2]
    /// ```
    E0147 error "several values"
}

/// `second` is the second value.
pub fn several_values(second: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected one value", second, "a second value")
}

/// `(1, 2)`: `open` and `close` are the parentheses.
pub fn tuple(second: Span, open: Span, close: Span) -> Diagnostic {
    let edits = vec![Edit { span: open, text: "[".to_owned() }, Edit { span: close, text: "]".to_owned() }];
    Diagnostic::new(&CODE, "parentheses contain one value", second, "a second value")
        .label(open, "parentheses only group; a list has `[ ]`")
        .fix_with("make it a list", edits, Applicability::Unsafe)
}
