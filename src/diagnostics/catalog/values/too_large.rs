//! E0413: an evaluation that is too large.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// Evaluation always terminates: ranges, `for` and strings count towards one limit.
    ///
    /// ```ecs fail
    /// output all = length(range(0, 1000000000))
    /// ```
    ///
    /// ```ecs pass
    /// output all = length(range(0, 10))
    /// ```
    E0413 error "evaluation too large"
}

/// The compile-time values of the program have more than `limit` elements.
pub fn too_large(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this creates too many values",
        span,
        format!("the limit is {} elements per program", figure(limit)),
    )
}
