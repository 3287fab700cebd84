//! E0212: a circular definition.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The value of a `let`, or the default of a `var`, is computed from other values and, through them, from
    /// itself. No order of evaluation gives it a value.
    ///
    /// ```ecs fail
    /// let a = let.b + 1
    /// let b = let.a
    /// ```
    ///
    /// ```ecs pass
    /// let a = let.b + 1
    /// let b = 1
    /// ```
    E0212 error "circular definition"
}

/// The `let`s and `var`s of the cycle with their locations, the first of the source first.
pub fn cyclic_value(cycle: &[(String, Span)]) -> Diagnostic {
    let Some(((name, span), rest)) = cycle.split_first() else { unreachable!("a cycle has a declaration") };
    let mut path: Vec<String> = cycle.iter().map(|(name, _)| format!("`{name}`")).collect();
    path.push(format!("`{name}`"));
    let mut diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` depends on itself"),
        *span,
        "its own value is needed to compute it",
    );
    for (name, span) in rest {
        diagnostic = diagnostic.label(*span, format!("through `{name}`"));
    }
    diagnostic.note(path.join(" → ")).help("give one of them a value that does not depend on the others")
}
