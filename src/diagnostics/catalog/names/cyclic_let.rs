//! A value that depends on itself.

use crate::diagnostics::Diagnostic;
use crate::text::Span;

declare! {
    /// The value of a `let` is computed from other values, and in the end from itself. No order of computing gives it a value.
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

/// The `let`s of the cycle with their places, the first of the source first.
pub fn cyclic_let(cycle: &[(String, Span)]) -> Diagnostic {
    let Some(((name, span), rest)) = cycle.split_first() else {
        unreachable!("a cycle has a declaration")
    };
    let mut way: Vec<String> = cycle.iter().map(|(name, _)| format!("`let.{name}`")).collect();
    way.push(format!("`let.{name}`"));
    let mut diagnostic =
        Diagnostic::new(&CODE, format!("`let.{name}` depends on itself"), *span, "its value is needed to compute it");
    for (name, span) in rest {
        diagnostic = diagnostic.label(*span, format!("by way of `let.{name}`"));
    }
    diagnostic.note(way.join(" → ")).help("give one of them a value of its own")
}
