//! How much values with units are.

use crate::ir::{Expr, ExprKind};
use crate::types::{Cpu, Duration, Size};

/// How much a value with a unit is, in the smallest unit: `900 seconds` for `15m`.
pub fn in_base_unit(value: &Expr) -> Option<String> {
    let (count, unit) = match value.kind {
        ExprKind::Duration(Duration { seconds }) => (seconds, "second"),
        ExprKind::Size(Size { bytes }) if bytes % 1_048_576 == 0 => (bytes / 1_048_576, "MiB"),
        ExprKind::Size(Size { bytes }) => (bytes, "byte"),
        ExprKind::Cpu(Cpu { units }) => (units, "ECS unit"),
        _ => return None,
    };
    let plural = if count == 1 || unit == "MiB" { "" } else { "s" };
    Some(format!("{} {unit}{plural}", grouped(count)))
}

/// `86,400`
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
