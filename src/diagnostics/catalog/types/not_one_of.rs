//! E0305: an unknown enum value.

use super::of;
use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// This attribute accepts only a fixed set of enum values.
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
    E0305 error "unknown enum value"
}

/// `symbol` is not one of `allowed`.
pub fn not_one_of(span: Span, symbol: &str, allowed: &[String], subject: Option<&str>) -> Diagnostic {
    let names: Vec<&str> = allowed.iter().map(String::as_str).collect();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{symbol}` is not an allowed value{}", of(subject)),
        span,
        "not an allowed value",
    );
    // The allowed values are strings, of which one was written without its quotes.
    let quoted = format!("\"{symbol}\"");
    if names.contains(&quoted.as_str()) {
        return diagnostic.help(format!("write `{quoted}`")).fix("put it in quotes", span, quoted);
    }
    let diagnostic =
        diagnostic.help(format!("write {}", list(&nearest_first(symbol, names.iter().copied()), "or", 12)));
    match did_you_mean(symbol, names.iter().copied()) {
        Some(nearest) => diagnostic.fix(format!("change to `{nearest}`"), span, nearest),
        None => match did_you_mean(symbol, ["null"]) {
            Some(null) => diagnostic.suggestion("change to `null`", span, null),
            None => diagnostic,
        },
    }
}
