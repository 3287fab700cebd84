//! E0404: a fraction of a unit.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// AWS accepts only a whole number of a certain unit here: minutes, days, MiB.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   logs { retention = 36h }
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
    ///   logs { retention = 3d }
    /// }
    /// ```
    E0404 error "fraction of a unit"
}

/// `subject` must be a whole number of `unit`; `nearest` are the valid quantities below and above `text`.
pub fn not_whole(span: Span, text: &str, subject: &str, unit: &str, nearest: &[String]) -> Diagnostic {
    let what = match unit {
        "s" => "seconds",
        "m" => "minutes",
        "h" => "hours",
        "d" => "days",
        unit => unit,
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{subject}` must be a whole number of {what}, found `{text}`"),
        span,
        format!("not a whole number of {what}"),
    );
    let names: Vec<&str> = nearest.iter().map(String::as_str).collect();
    names.iter().fold(diagnostic.help(format!("write {}", list(&names, "or", 2))), |diagnostic, near| {
        diagnostic.suggestion(format!("change to `{near}`"), span, *near)
    })
}

/// `text` is not a whole number of the smallest unit.
pub fn fraction_of_unit(span: Span, text: &str, unit: &str) -> Diagnostic {
    let smallest = match unit {
        "vcpu" => "1/1024 vCPU",
        "s" | "m" | "h" | "d" => "second",
        _ => "byte",
    };
    Diagnostic::new(&CODE, format!("`{text}` is not a whole number of {smallest}s"), span, "too fine")
        .help("write it in a smaller unit")
}
