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
    if let Some(meant) = respelt(inner, want) {
        return diagnostic.help(format!("write `{meant}`")).suggestion(
            format!("write `{meant}`"),
            span,
            meant,
        );
    }
    let number = inner.parse::<f64>().is_ok();
    let written: Vec<String> =
        units.iter().map(|unit| format!("{inner}{unit}")).filter(|text| fits(text)).collect();
    if *want == Type::Bool {
        return diagnostic.help("write `true` or `false`");
    }
    if !number || written.is_empty() {
        return diagnostic.help(format!("{} is written without quotes", want.with_article()));
    }
    let names: Vec<&str> = written.iter().map(String::as_str).collect();
    names.iter().fold(diagnostic.help(format!("write {}", list(&names, "or", 4))), |diagnostic, written| {
        diagnostic.suggestion(format!("write `{written}`"), span, *written)
    })
}

/// A quantity in the units of another language: `"50GB"`, `"512Mi"`, `"250m"`, `"30 seconds"`, `"PT15M"`.
fn respelt(text: &str, want: &Type) -> Option<String> {
    if *want == Type::Duration
        && let Some(duration) = Duration::of_iso_8601(text)
    {
        return Some(duration.to_string());
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').filter(|&end| end > 0)?;
    let (number, unit) = text.split_at(end);
    let unit = match (want, unit.trim().to_ascii_lowercase().as_str()) {
        (Type::Size, "g" | "gb" | "gi" | "gig") => "GiB",
        (Type::Size, "m" | "mb" | "mi") => "MiB",
        (Type::Size, "t" | "tb" | "ti") => "TiB",
        (Type::Size, "k" | "kb" | "ki") => "KiB",
        (Type::Duration, "sec" | "secs" | "second" | "seconds") => "s",
        (Type::Duration, "min" | "mins" | "minute" | "minutes") => "m",
        (Type::Duration, "hr" | "hrs" | "hour" | "hours") => "h",
        (Type::Duration, "day" | "days") => "d",
        (Type::Cpu, "cpu" | "cpus" | "vcpus" | "cores" | "core") => "vcpu",
        (Type::Cpu, "m") => {
            let units = number.parse::<f64>().ok()? * 1024.0 / 1000.0;
            return Some(format!("{units:.0}"));
        }
        _ => return None,
    };
    Some(format!("{number}{unit}"))
}
