//! E0122: an assignment of another language.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Values are set with `=`, not with `:` as in YAML and JSON, `=>` as in Ruby, or `:=` as in Go. `==`
    /// compares.
    ///
    /// ```ecs fail
    /// let zones = { a: 1 }
    /// ```
    ///
    /// ```ecs pass
    /// let zones = { a = 1 }
    /// ```
    E0122 error "wrong assignment operator", hidden_by: LostLine
}

/// `span` is the sign that was found.
pub fn foreign_equals(span: Span, found: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("expected `=`, found `{found}`"), span, "expected `=`");
    match found {
        "+=" => diagnostic.help("values cannot be changed: use `concat` to join lists, `merge` to join maps"),
        ":" => diagnostic.fix("write `=`", span, " ="),
        _ => diagnostic.fix("write `=`", span, "="),
    }
}
