//! E0152: an incomplete or malformed `for`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A list is built from another list, or from a map, with `[for item in list : value]` or
    /// `[for key, value in map : value]`. It can end with `if` and a condition.
    ///
    /// ```ecs fail
    /// let sizes = [1, 2]
    /// let doubled = [for size in let.sizes]
    /// ```
    ///
    /// ```ecs pass
    /// let sizes = [1, 2]
    /// let doubled = [for size in let.sizes: size * 2]
    /// ```
    E0152 error "malformed `for`", hides: Rest
}

/// What a `for` lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// `[for a, in m : a]`
    Variable,
    /// `[for a list : a]`
    In,
    /// `[for a in : a]`
    Collection,
    /// `[for a in list]`
    Value,
    /// `[for a in list : a if]`
    Condition,
}

/// `place` is where it belongs.
pub fn for_clause(place: Span, lacks: Lacks) -> Diagnostic {
    let what = match lacks {
        Lacks::Variable => "a name",
        Lacks::In => "`in`",
        Lacks::Collection => "a list or a map after `in`",
        Lacks::Value => "`:` and a value",
        Lacks::Condition => "a condition after `if`",
    };
    Diagnostic::new(&CODE, format!("expected {what}"), place, format!("expected {what}"))
        .help("write `[for item in list : value]` or `[for key, value in map : value if condition]`")
}

/// `[for a in list => a]`
pub fn arrow(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected `:`, found `=>`", span, "expected `:`").fix("write `:`", span, ":")
}

/// Text after a complete clause.
pub fn rest(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "expected `]` at the end of this `for`", span, "not part of the `for`")
}
