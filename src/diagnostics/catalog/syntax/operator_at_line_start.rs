//! E0178: an expression that continues with an operator on the next line.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// An expression continues on the next line only after an operator at the end of the line, or inside
    /// brackets.
    ///
    /// ```ecs fail
    /// let size = true
    ///   ? 3 : 1
    /// ```
    ///
    /// ```ecs pass
    /// let size = true ?
    ///   3 :
    ///   1
    /// ```
    E0178 error "operator at the beginning of a line", hides: Rest
}

/// `above` is the end of the line above, if that ends with a value.
pub fn operator_at_line_start(operator: Span, text: &str, above: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("an entry cannot begin with `{text}`"),
        operator,
        "an operator at the beginning of a line",
    );
    let comment = "a comment begins with `#` or `//`";
    let Some(above) = above else {
        return if text == "/" { diagnostic.help(comment) } else { diagnostic };
    };
    let edits =
        vec![Edit { span: above, text: format!(" {text}") }, Edit { span: operator, text: String::new() }];
    let title = format!("move `{text}` to the line above");
    let help = format!("move `{text}` to the end of the line above, or use parentheses");
    // `/ note` may be a comment with a slash too few.
    if text == "/" {
        return diagnostic.help(format!("{help}; {comment}")).fix_with(title, edits, Applicability::Unsafe);
    }
    diagnostic.help(help).fix_with(title, edits, Applicability::Safe)
}
