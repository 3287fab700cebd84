//! E0327: a value in quotes.

use super::of;
use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::{Cpu, Duration, Percent, Size, Type};

declare! {
    /// Numbers, Booleans and quantities are written without quotes.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = "true"
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
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0327 error "value in quotes"
}

/// The string `inner` is used where a `want` is meant; `fits` says whether the attribute takes a quantity.
pub fn quoted_value(
    span: Span,
    inner: &str,
    want: &Type,
    subject: Option<&str>,
    fits: impl Fn(&str) -> bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {}{}, found a string", want.with_article(), of(subject)),
        span,
        "a string",
    );
    let plain = match want {
        Type::Bool => matches!(inner, "true" | "false"),
        Type::Duration => Duration::parse(inner).is_some(),
        Type::Size => Size::parse(inner).is_some(),
        Type::Percent => Percent::parse(inner).is_some(),
        Type::Cpu => Cpu::parse(inner).is_some(),
        Type::Int | Type::Port => inner.parse::<i64>().is_ok(),
        Type::Range(_) => inner
            .split_once("..")
            .is_some_and(|(from, to)| from.parse::<i64>().is_ok() && to.parse::<i64>().is_ok()),
        _ => inner.parse::<f64>().is_ok(),
    };
    if plain {
        return diagnostic.help(format!("write `{inner}`")).fix("remove the quotes", span, inner);
    }
    let units: &[&str] = match want {
        Type::Duration => &["s", "m", "h", "d"],
        Type::Size => &["MiB", "GiB"],
        Type::Percent => &["%"],
        _ => &[],
    };
    let number = inner.parse::<f64>().is_ok();
    let written: Vec<String> =
        units.iter().map(|unit| format!("{inner}{unit}")).filter(|text| fits(text)).collect();
    if !number || written.is_empty() {
        return diagnostic.help(format!("{} is written without quotes", want.with_article()));
    }
    let names: Vec<&str> = written.iter().map(String::as_str).collect();
    names.iter().fold(diagnostic.help(format!("write {}", list(&names, "or", 4))), |diagnostic, written| {
        diagnostic.suggestion(format!("write `{written}`"), span, *written)
    })
}
