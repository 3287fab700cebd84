//! E0334: a value that is not iterable.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `for` iterates over a list, a map or a range of integers.
    ///
    /// ```ecs fail
    /// output all = json([for x in 3: x])
    /// ```
    ///
    /// ```ecs pass
    /// output all = json([for x in 1..3: x])
    /// ```
    E0334 error "value that is not iterable"
}

/// `text`, a `ty`, has no elements.
pub fn not_a_collection(span: Span, text: &str, ty: &Type) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`for` cannot iterate over {}", ty.with_article()),
        span,
        ty.with_article(),
    )
    .help("it iterates over a list `[a, b]`, a map `{ a = 1 }` or a range `1..3`");
    if *ty == Type::Int {
        return diagnostic.suggestion(format!("count from 1 to {text}"), span, format!("1..{text}"));
    }
    diagnostic
}
