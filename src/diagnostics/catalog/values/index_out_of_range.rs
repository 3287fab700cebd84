//! E0416: an index out of range.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The first element of a list has the index 0.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// output third = network.main.private_subnets[2]
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// output second = network.main.private_subnets[1]
    /// ```
    E0416 error "index out of range"
}

/// The list at `list` has `length` elements.
pub fn index_out_of_range(span: Span, index: i64, length: usize, list: Span) -> Diagnostic {
    let range = match length {
        0 => "it is empty".to_string(),
        1 => "it has one element, `[0]`".to_string(),
        length => format!("it has {length} elements, `[0]` to `[{}]`", length - 1),
    };
    let diagnostic =
        Diagnostic::new(&CODE, format!("the list has no element `[{index}]`"), span, "out of range")
            .label(list, range)
            .help("the first element has the index 0");
    match length.checked_sub(1) {
        Some(end) => diagnostic.suggestion(format!("use the last element, `[{end}]`"), span, end.to_string()),
        None => diagnostic,
    }
}
