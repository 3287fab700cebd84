//! E0406: bounds that allow no value.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// The minimum is larger than the maximum, so no value is valid.
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
    E0406 error "bounds that allow no value"
}

/// `min` is larger than `max`.
pub fn bounds_conflict(min: Span, max: Span, low: &str, high: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("no value is at least `{low}` and at most `{high}`"), min, "the minimum")
        .label(max, "the maximum")
        .fix_with(
            "swap them",
            vec![Edit { span: min, text: high.into() }, Edit { span: max, text: low.into() }],
            Applicability::Safe,
        )
}

/// The bounds of `param.name` are not among what `subject` accepts.
pub fn out_of_reach(span: Span, name: &str, bound: Span, subject: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{subject}` does not accept any value that `param.{name}` allows"),
        span,
        "used here",
    )
    .label(bound, "the param's bound")
    .help(format!("`ecsc explain {subject}` lists the accepted values"))
}
