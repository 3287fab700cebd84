//! E0302: a number without a unit.

use super::of;
use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::Type;

declare! {
    /// Durations, sizes and percentages are written with a unit: `30s`, `512MiB`, `60%`. A number without a
    /// unit would be ambiguous.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = 60 }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = 60s }
    /// }
    /// ```
    E0302 error "number without a unit"
}

/// The number `text` is used where a `want` is meant; `fits` says whether the attribute takes a quantity.
pub fn missing_unit(
    span: Span,
    text: &str,
    want: &Type,
    subject: Option<&str>,
    fits: impl Fn(&str) -> bool,
) -> Diagnostic {
    let (units, wanted): (&[&str], &str) = match want.clone().non_null() {
        Type::Duration => (&["s", "m", "h", "d"], "a duration such as `30s`"),
        Type::Size => (&["MiB", "GiB"], "a size such as `512MiB`"),
        Type::Cpu => (&["vcpu"], "ECS units such as `256`, or `0.25vcpu`"),
        _ => (&["%"], "a percentage such as `60%`"),
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {wanted}{}, found the number `{text}`", of(subject)),
        span,
        "a number without a unit",
    );
    let all: Vec<String> = units.iter().map(|unit| format!("{text}{unit}")).collect();
    let fitting: Vec<String> = all.iter().filter(|written| fits(written)).cloned().collect();
    let offered = if fitting.is_empty() { all } else { fitting };
    let names: Vec<&str> = offered.iter().map(String::as_str).collect();
    let diagnostic = diagnostic.help(format!("write {}", list(&names, "or", 4)));
    match names.as_slice() {
        [only] => diagnostic.fix(format!("write `{only}`"), span, *only),
        // Only the author knows which of several units was meant.
        several => several.iter().fold(diagnostic, |diagnostic, written| {
            diagnostic.suggestion(format!("write `{written}`"), span, *written)
        }),
    }
}
