//! A value in quotes.

use super::of;
use crate::diagnostics::Diagnostic;
use crate::language::{Cpu, Duration, Percent, Size, Type};
use crate::text::Span;

declare! {
    /// Numbers, truth values and quantities stand without quotes.
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
    E0327 error "a value in quotes"
}

/// The string `inner` stands where a `want` is meant.
pub fn quoted_value(span: Span, inner: &str, want: &Type, subject: Option<&str>) -> Diagnostic {
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
        _ => inner.parse::<f64>().is_ok(),
    };
    if plain {
        return diagnostic.help(format!("write `{inner}`")).fix("remove the quotes", span, inner);
    }
    diagnostic.help(format!("{} stands without quotes", want.with_article()))
}
