//! None of the allowed symbols.

use super::of;
use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// This attribute takes one of a few symbols.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   performance = general
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   performance = general_purpose
    /// }
    /// ```
    E0305 error "none of the allowed symbols"
}

/// `symbol` is none of `allowed`.
pub fn not_one_of(span: Span, symbol: &str, allowed: &[String], subject: Option<&str>) -> Diagnostic {
    let names: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{symbol}` is none of the values{}", of(subject)),
        span,
        "not one of the allowed symbols",
    )
    .help(format!("write {}", list(&nearest_first(symbol, names.iter().copied()), "or", 12)));
    match did_you_mean(symbol, names.iter().copied()) {
        Some(nearest) => diagnostic.fix(format!("change to `{nearest}`"), span, nearest),
        None => match did_you_mean(symbol, ["null"]) {
            Some(null) => diagnostic.suggestion("change to `null`", span, null),
            None => diagnostic,
        },
    }
}
