//! E0122: an assignment of another language.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A name gets its value with `=`. `:` is YAML's and JSON's, `=>` Ruby's, `:=` Go's; `==` compares.
    ///
    /// ```ecs fail
    /// let zones = { a: 1 }
    /// ```
    ///
    /// ```ecs pass
    /// let zones = { a = 1 }
    /// ```
    E0122 error "not the sign of an assignment", hidden_by: LostLine
}

/// `span` is the sign that was found.
pub fn foreign_equals(span: Span, found: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("expected `=`, found `{found}`"), span, "expected `=`");
    match found {
        "+=" => diagnostic.help("nothing is added to a name: `concat` joins lists, `merge` maps"),
        ":" => diagnostic.fix("write `=`", span, " ="),
        _ => diagnostic.fix("write `=`", span, "="),
    }
}
