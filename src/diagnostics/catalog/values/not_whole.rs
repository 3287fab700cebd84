//! No whole number of its unit.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// AWS takes this value as a whole number of one unit: minutes, days, MiB.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { startup_timeout = 90s }
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
    ///   instances { startup_timeout = 2m }
    /// }
    /// ```
    E0404 error "no whole number of its unit"
}

/// `subject` is taken in whole `unit`s; `nearest` are the quantities around `text` that are.
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
        format!("`{subject}` is a whole number of {what}, and `{text}` is none"),
        span,
        format!("no whole number of {what}"),
    );
    let names: Vec<&str> = nearest.iter().map(String::as_str).collect();
    names.iter().fold(diagnostic.help(format!("write {}", list(&names, "or", 2))), |diagnostic, near| {
        diagnostic.suggestion(format!("change to `{near}`"), span, *near)
    })
}

/// `text` is no whole number of the smallest unit.
pub fn fraction_of_unit(span: Span, text: &str, unit: &str) -> Diagnostic {
    let smallest = match unit {
        "vcpu" => "1/1024 vCPU",
        "s" | "m" | "h" | "d" => "second",
        _ => "byte",
    };
    Diagnostic::new(&CODE, format!("`{text}` is no whole number of {smallest}s"), span, "cannot be measured")
        .help("write it in a smaller unit")
}
