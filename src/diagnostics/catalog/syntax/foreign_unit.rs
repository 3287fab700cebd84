//! E0162: a unit with another spelling.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The units of sizes are binary: `256MiB`. The units of durations are `s`, `m`, `h` and `d`; a week is
    /// `7d`, and a month is as many days as you say.
    ///
    /// ```ecs fail
    /// let memory = 256MB
    /// ```
    ///
    /// ```ecs pass
    /// let memory = 256MiB
    /// ```
    E0162 error "misspelt unit"
}

/// `span` is the whole number, `meant` how it is written; `same` says whether that is the same amount.
pub fn foreign_unit(span: Span, unit: &str, meant: &str, same: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("unknown unit `{unit}`: write `{meant}`"),
        span,
        format!("expected `{meant}`"),
    );
    if same {
        return diagnostic.fix(format!("write `{meant}`"), span, meant);
    }
    if unit.to_ascii_lowercase().starts_with(['m', 'y']) && meant.ends_with('d') {
        return diagnostic
            .help(format!("months and years differ in length: say how many days, such as `{meant}`"))
            .suggestion(format!("write `{meant}`"), span, meant);
    }
    diagnostic
        .help("ECS and EC2 measure memory in binary units: 1MiB is 1024KiB, about 5% more than 1MB")
        .fix(format!("write `{meant}`"), span, meant)
}
