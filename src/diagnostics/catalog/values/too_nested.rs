//! E0424: a value that is nested too deeply.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// Lists, maps and conditions can be nested up to 128 levels deep, including those in the `let`s that
    /// they use.
    ///
    /// ```ecs fail
    /// let a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// let b = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[let.a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// let c = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[let.b]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// output all = length(let.c)
    /// ```
    ///
    /// ```ecs pass
    /// let a = [[1]]
    /// let b = [[let.a]]
    /// output all = length(let.b)
    /// ```
    E0424 error "value nested too deeply"
}

/// The value that is used at `span` is more than `limit` deep.
pub fn too_nested(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "this value is nested too deeply",
        span,
        format!("more than {} levels", figure(limit)),
    )
}
