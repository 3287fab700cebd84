//! Bounds that leave nothing.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// The smallest allowed value is larger than the largest, so there is no value at all.
    ///
    /// ```ecs fail
    /// param zones: int { min = 6, max = 1 }
    /// output zones = param.zones
    /// ```
    ///
    /// ```ecs pass
    /// param zones: int { min = 1, max = 6 }
    /// output zones = param.zones
    /// ```
    E0406 error "bounds that leave nothing"
}

/// `min` is larger than `max`.
pub fn bounds_conflict(min: Span, max: Span, low: &str, high: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no value is at least `{low}` and at most `{high}`"),
        min,
        "the smallest value",
    )
    .label(max, "the largest value")
    .fix_with(
        "exchange them",
        vec![Edit { span: min, text: high.into() }, Edit { span: max, text: low.into() }],
        Applicability::Machine,
    )
}

/// The bounds of `param.name` lie outside of what `subject` takes.
pub fn out_of_reach(span: Span, name: &str, bound: Span, subject: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("no value of `param.{name}` is one that `{subject}` takes"),
        span,
        "flows in here",
    )
    .label(bound, "the param's bound")
    .help(format!("`ecsc explain {subject}` says what it takes"))
}
