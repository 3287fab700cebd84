//! E0144: comparisons or ranges in a chain.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `a < b < c` would compare the result of the first comparison. Write both: `a < b && b < c`. Ranges
    /// have two ends.
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

/// `first` and `second` are the operators; `middle` the text between them, if both compare by order or equality.
pub fn chained_comparison(first: Span, second: Span, middle: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, "these operators do not chain", second, "a second one")
        .label(first, "the first one");
    match middle {
        Some(middle) => diagnostic
            .help(format!("write `&& {middle}` between them to compare twice"))
            .suggestion("compare twice", second.before(), format!("&& {middle} ")),
        None => diagnostic.help("a range has two ends: `from..to`"),
    }
}
