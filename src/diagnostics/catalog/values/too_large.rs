//! Too much to compute.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// Evaluation always ends: ranges, `for` and texts have a common limit.
    ///
    /// ```ecs fail
    /// output all = length(range(0, 1000000000))
    /// ```
    ///
    /// ```ecs pass
    /// output all = length(range(0, 10))
    /// ```
    E0413 error "too much to compute"
}

/// The constants of the program make more than `limit` elements.
pub fn too_large(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this makes too many values",
        span,
        format!("the limit for a program is {} elements", figure(limit)),
    )
}
