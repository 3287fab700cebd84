//! E0162: a unit that is spelt otherwise here.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Sizes are binary and say so: `256MiB`. Times are `s`, `m`, `h` and `d`. A week has 7 days.
    ///
    /// ```ecs fail
    /// let memory = 256MB
    /// ```
    ///
    /// ```ecs pass
    /// let memory = 256MiB
    /// ```
    E0162 error "unit in another spelling"
}

/// `span` is the whole number, `meant` how it is written; `same` says whether that is the same amount.
pub fn foreign_unit(span: Span, unit: &str, meant: &str, same: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the unit `{unit}` is written otherwise: `{meant}`"),
        span,
        format!("expected `{meant}`"),
    );
    if same {
        return diagnostic.fix(format!("write `{meant}`"), span, meant);
    }
    diagnostic.help("ECS and EC2 count memory in binary units: 1MiB is 1024KiB, about 5% more than 1MB").fix(
        format!("write `{meant}`"),
        span,
        meant,
    )
}
