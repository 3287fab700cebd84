//! E0144: comparisons or ranges in a chain.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `a < b < c` would compare the result of the first comparison with `c`. Write both comparisons:
    /// `a < b && b < c`. A range has exactly two ends.
    ///
    /// ```ecs fail
    /// let size = 2
    /// let fits = 1 < let.size < 3
    /// ```
    ///
    /// ```ecs pass
    /// let size = 2
    /// let fits = 1 < let.size && let.size < 3
    /// ```
    E0144 error "chained operators"
}

/// `first` and `second` are the operators; `middle` the text between them, if both compare by order or
/// equality.
pub fn chained_comparison(first: Span, second: Span, middle: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, "these operators cannot be chained", second, "the second operator")
            .label(first, "the first operator");
    match middle {
        Some(middle) => diagnostic.help(format!("insert `&& {middle}` to compare twice")).suggestion(
            "compare twice",
            second.before(),
            format!("&& {middle} "),
        ),
        None => diagnostic.help("a range has two ends: `from..to`"),
    }
}
