//! Numbers: their shape, and the unit that belongs to them. A number in a wrong shape is taken for what was meant.

use std::borrow::Cow;

use super::{Builder, Pair, units};
use crate::diagnostics::catalog::syntax::{
    compound_quantity, dotted_number, exponent, foreign_unit, leading_zero, misplaced_underscore,
    missing_digit, number_base, number_too_large, percent_remainder, unknown_unit,
};
use crate::source::{Span, offset};
use crate::syntax::ast::{ExprKind, Number, Unit};

impl Builder<'_> {
    /// 1_000        0.25vcpu        60%
    pub(super) fn number(&mut self, pair: &Pair<'_>) -> ExprKind {
        let (text, span) = (pair.as_str(), self.span(pair));
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '_' || c == '.')).unwrap_or(text.len());
        let (digits, unit) = text.split_at(end);
        if digits.matches('.').count() > 1 {
            return self.dotted(pair, span);
        }
        let unit = match unit {
            "" => None,
            unit => match Unit::parse(unit) {
                Some(unit) => Some(unit),
                None => return self.foreign_unit(text, digits, unit, span),
            },
        };
        let behind = self.source.get(span.end as usize..).unwrap_or_default();
        // `10%3` is a remainder in other languages. Here the `%` has become the unit of 10.
        if unit == Some(Unit::Percent)
            && behind.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '(')
        {
            self.report(percent_remainder(Span::new(span.file, span.end - 1, span.end)));
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if [whole, fraction].iter().any(|part| part.ends_with('_') || part.contains("__")) {
            let tidy =
                |part: &str| part.split('_').filter(|group| !group.is_empty()).collect::<Vec<_>>().join("_");
            let point = if fraction.is_empty() { "" } else { "." };
            let meant = format!("{}{point}{}{}", tidy(whole), tidy(fraction), unit.map_or("", Unit::text));
            self.report(misplaced_underscore(span, &meant));
        } else if whole.len() > 1 && whole.starts_with('0') {
            let meant = whole.trim_start_matches(['0', '_']);
            let meant = if meant.is_empty() { "0" } else { meant };
            let meant = format!("{meant}{}", text.get(whole.len()..).unwrap_or_default());
            self.report(leading_zero(span, &meant));
        }
        let plain =
            if digits.contains('_') { Cow::Owned(digits.replace('_', "")) } else { Cow::Borrowed(digits) };
        let number = Number { value: plain.parse().unwrap_or(0.0), int: plain.parse().ok(), unit };
        // Without a fraction it was meant as a whole number, and none of 64 bits holds it. As a
        // double it would lose its last digits without a word.
        if number.int.is_none() && fraction.is_empty() || !number.value.is_finite() {
            self.report(number_too_large(span));
            return ExprKind::Error;
        }
        ExprKind::Number(number)
    }

    /// .5
    pub(super) fn number_without_whole(&mut self, pair: &Pair<'_>) -> ExprKind {
        let span = self.span(pair);
        let before = self.source.get(..span.start as usize).unwrap_or_default();
        self.report(if before.ends_with("..") {
            missing_digit::third_dot(Span::new(span.file, span.start, span.start + 1))
        } else {
            missing_digit(span, &format!("0{}", pair.as_str()))
        });
        ExprKind::Error
    }

    /// 10.0.0.0/16
    fn dotted(&mut self, pair: &Pair<'_>, span: Span) -> ExprKind {
        // The length of a CIDR block belongs to it, though it is parsed as a division.
        let after = self.source.get(span.end as usize..).unwrap_or_default();
        let digits =
            after.strip_prefix('/').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let end = if digits == 0 { span.end } else { span.end + 1 + offset(digits) };
        let whole = Span::new(span.file, span.start, end);
        let text = self.source.get(whole.range()).unwrap_or(pair.as_str());
        self.report(dotted_number(whole, text));
        ExprKind::Error
    }

    /// 256MB        1h30m        1e3        0x1f
    fn foreign_unit(&mut self, text: &str, digits: &str, unit: &str, span: Span) -> ExprKind {
        let plain = digits.replace('_', "");
        let number = |value: i64, unit: Option<Unit>| {
            #[allow(clippy::cast_precision_loss, reason = "such numbers are small, and reported anyway")]
            ExprKind::Number(Number { value: value as f64, int: Some(value), unit })
        };
        let base = match unit.get(..1) {
            Some("x" | "X") => 16,
            Some("o" | "O") => 8,
            Some("b" | "B") => 2,
            _ => 0,
        };
        // Only behind a single zero: `3x` has an unknown unit.
        if base > 0 && plain == "0" {
            let digits = unit.get(1..).unwrap_or_default().replace('_', "");
            let value = i64::from_str_radix(&digits, base).ok();
            let meant = value.map(|value| value.to_string());
            self.report(number_base(span, meant.as_deref()));
            return value.map_or(ExprKind::Error, |value| number(value, None));
        }
        if let Some(power) = unit.strip_prefix(['e', 'E'])
            && (power.is_empty() || power.bytes().all(|byte| byte.is_ascii_digit()))
        {
            let value = power_of_ten(&plain, power);
            let meant = value.map(|value| value.to_string());
            self.report(exponent(span, meant.as_deref()));
            return value.map_or(ExprKind::Error, |value| number(value, None));
        }
        if let Some((meant, factor, same)) = units::foreign(unit) {
            // Weeks, months and years have no name here, so they become days.
            let written = if factor == 1 { digits.to_owned() } else { units::multiply(&plain, factor) };
            let written = format!("{written}{}", meant.text());
            self.report(foreign_unit(span, unit, &written, same));
            let value = plain.parse().unwrap_or(0.0);
            let int = plain.parse::<i64>().ok().and_then(|int| int.checked_mul(factor));
            #[allow(clippy::cast_precision_loss, reason = "the factor is at most 365")]
            let value: f64 = value * factor as f64;
            return ExprKind::Number(Number { value, int, unit: Some(meant) });
        }
        if unit.contains(|next: char| next.is_ascii_digit()) {
            let sum = units::compound(text).map(units::duration);
            let meant = sum.map(|(value, unit)| format!("{value}{}", unit.text()));
            self.report(compound_quantity(span, meant.as_deref()));
            return sum.map_or(ExprKind::Error, |(value, unit)| number(value, Some(unit)));
        }
        let place = Span::new(span.file, span.end - offset(unit.len()), span.end);
        self.report(unknown_unit(place, unit));
        ExprKind::Error
    }
}

/// `1.5` and `3` make 1500.
fn power_of_ten(digits: &str, power: &str) -> Option<i64> {
    let power: usize = power.parse().ok().filter(|&power| power <= 18)?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let zeros = power.checked_sub(fraction.len())?;
    format!("{whole}{fraction}{}", "0".repeat(zeros)).parse().ok()
}
