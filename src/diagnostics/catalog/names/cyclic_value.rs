//! A value that depends on itself.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The value of a `let`, or the default of a `var`, is computed from other values, and in the end from itself. No order of computing gives it a value.
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
    E0212 error "a value that depends on itself"
}

/// The `let`s and `var`s of the cycle with their places, the first of the source first.
pub fn cyclic_value(cycle: &[(String, Span)]) -> Diagnostic {
    let Some(((name, span), rest)) = cycle.split_first() else { unreachable!("a cycle has a declaration") };
    let mut way: Vec<String> = cycle.iter().map(|(name, _)| format!("`{name}`")).collect();
    way.push(format!("`{name}`"));
    let mut diagnostic = Diagnostic::new(
        &CODE,
        format!("`{name}` depends on itself"),
        *span,
        "its value is needed to compute it",
    );
    for (name, span) in rest {
        diagnostic = diagnostic.label(*span, format!("by way of `{name}`"));
    }
    diagnostic.note(way.join(" → ")).help("give one of them a value of its own")
}
