//! E0428: a number times a percentage.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `200 * 50%` could be a half of 200, or 200 times 50%. Say which: `200 * 0.5` is 100, and `50% * 200` is a percentage. A
    /// percentage of a quantity is clear: `30s * 50%` is `15s`.
    ///
    /// ```ecs fail
    /// var instances: int = 8
    /// output half = var.instances * 50%
    /// ```
    ///
    /// ```ecs pass
    /// var instances: int = 8
    /// output half = var.instances * 0.5
    /// ```
    E0428 error "number times a percentage"
}

/// `left * right`, a number and a percentage, with their values.
pub fn part_or_multiple(span: Span, [left, right]: [&str; 2], number: f64, percent: f64) -> Diagnostic {
    let part = percent / 100.0;
    let of_number = format!("{left} * {part}");
    let of_percent = format!("{right} * {left}");
    let message =
        format!("`{left} * {right}` could be {} or {}%", plain(number * part), plain(number * percent));
    let rewrite = |text: &str| vec![Edit { span, text: text.to_owned() }];
    Diagnostic::new(&CODE, message, span, "a number times a percentage")
        .help(format!(
            "write `{of_number}` for a part of the number, `{of_percent}` for a multiple of the percentage"
        ))
        .fix_with(format!("write `{of_number}`"), rewrite(&of_number), Applicability::Unsafe)
        .fix_with(format!("write `{of_percent}`"), rewrite(&of_percent), Applicability::Unsafe)
}

/// A number without what is left over from binary fractions.
fn plain(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}
