//! E0140: a map that is built with `for`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Maps cannot be built with `for`; lists can. Where a block is wanted for each element of a map, there
    /// is `for_each`.
    ///
    /// ```ecs fail
    /// let ports = { for name in ["a", "b"] : name => 80 }
    /// ```
    ///
    /// ```ecs pass
    /// let ports = { a = 80, b = 80 }
    /// let names = [for name, port in let.ports: name]
    /// ```
    E0140 error "`for` in a map"
}

/// `span` is the word `for`.
pub fn map_comprehension(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "a map cannot be built with `for`", span, "only lists can")
        .help("write a list, `[for name in names: value]`, or the entries of the map one by one")
}
