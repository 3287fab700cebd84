//! E0419: an unknown unit.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// The unit of a duration is `s`, `m`, `h` or `d`; the unit of a size is `MiB` or `GiB`.
    ///
    /// ```ecs fail
    /// param timeout: duration { unit = seconds }
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = param.timeout }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param timeout: duration { unit = s }
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { stop_timeout = param.timeout }
    /// }
    /// ```
    E0419 error "unknown unit of a param"
}

/// `text` is not one of `allowed`.
pub fn unknown_unit(span: Span, text: &str, allowed: &[&str]) -> Diagnostic {
    let meant = allowed.iter().find(|unit| {
        let text = text.trim_matches('"').to_ascii_lowercase();
        let unit = unit.to_ascii_lowercase();
        text == unit
            || unit.len() == 1 && text.starts_with(&unit)
            || text.starts_with(unit.trim_end_matches("ib"))
    });
    let diagnostic = Diagnostic::new(&CODE, format!("there is no unit `{text}`"), span, "not a unit")
        .help(format!("write {}", list(allowed, "or", 8)));
    match meant {
        Some(unit) => diagnostic.fix(format!("change to `{unit}`"), span, *unit),
        None => diagnostic,
    }
}
