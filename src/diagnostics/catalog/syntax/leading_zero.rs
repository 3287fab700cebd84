//! E0166: a number that begins with a zero.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A leading zero means octal in other languages. File modes are strings, `"0755"`; other numbers are
    /// written without leading zeros.
    ///
    /// ```ecs fail
    /// let count = 01
    /// ```
    ///
    /// ```ecs pass
    /// let count = 1
    /// ```
    E0166 error "leading zero"
}

/// `meant` is the number without the zeros.
pub fn leading_zero(span: Span, meant: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "a number cannot have a leading zero", span, format!("expected `{meant}`"))
        .help("write digits such as a file mode as a string")
        .fix(format!("write `{meant}`"), span, meant)
}
