//! Arithmetic and order over constants, with units.

use std::cmp::Ordering;

use crate::ir::{ExprKind, Type};
use crate::syntax::ast::BinaryOp;
use crate::types::{Cpu, Duration, Percent, Size};

/// Why there is no result.
pub(super) enum Failure {
    /// `x / 0`
    ByZero,
    /// Too large.
    Overflow,
    /// A number times a percentage: a part of the number, or a multiple of the percentage.
    Part { number: f64, percent: f64 },
    /// Values that do not go together; what would.
    Types(&'static str),
}

/// `-value`
pub(super) fn negate(kind: &ExprKind) -> Option<ExprKind> {
    Some(match kind {
        ExprKind::Int(value) => ExprKind::Int(value.checked_neg()?),
        ExprKind::Number(value) => ExprKind::Number(-value),
        ExprKind::Duration(value) => ExprKind::Duration(Duration { seconds: value.seconds.checked_neg()? }),
        ExprKind::Size(value) => ExprKind::Size(Size { bytes: value.bytes.checked_neg()? }),
        ExprKind::Cpu(value) => ExprKind::Cpu(Cpu { units: value.units.checked_neg()? }),
        ExprKind::Percent(value) => ExprKind::Percent(Percent { value: -value.value }),
        _ => return None,
    })
}

/// The order of two values of one unit.
pub(super) fn compare(a: &ExprKind, b: &ExprKind) -> Option<Ordering> {
    match (a, b) {
        (ExprKind::Int(a), ExprKind::Int(b)) => Some(a.cmp(b)),
        (ExprKind::Duration(a), ExprKind::Duration(b)) => Some(a.cmp(b)),
        (ExprKind::Size(a), ExprKind::Size(b)) => Some(a.cmp(b)),
        (ExprKind::Cpu(a), ExprKind::Cpu(b)) => Some(a.cmp(b)),
        // A plain number of CPU is a number of ECS units, as in an attribute: limits and
        // comparisons mix the two.
        (ExprKind::Cpu(a), ExprKind::Int(b)) => Some(a.units.cmp(b)),
        (ExprKind::Int(a), ExprKind::Cpu(b)) => Some(a.cmp(&b.units)),
        (ExprKind::Percent(a), ExprKind::Percent(b)) => a.partial_cmp(b),
        (a, b) => number(a)?.partial_cmp(&number(b)?),
    }
}

#[expect(clippy::cast_precision_loss, reason = "the language's numbers are doubles")]
fn number(kind: &ExprKind) -> Option<f64> {
    match kind {
        ExprKind::Int(value) => Some(*value as f64),
        ExprKind::Number(value) => Some(*value),
        _ => None,
    }
}

pub(super) fn calculate(a: &ExprKind, op: BinaryOp, b: &ExprKind) -> Result<(ExprKind, Type), Failure> {
    match op {
        BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => {
            let order =
                compare(a, b).ok_or(Failure::Types("two numbers, or two quantities of the same kind"))?;
            let holds = match op {
                BinaryOp::Less => order == Ordering::Less,
                BinaryOp::LessEqual => order != Ordering::Greater,
                BinaryOp::Greater => order == Ordering::Greater,
                _ => order != Ordering::Less,
            };
            Ok((ExprKind::Bool(holds), Type::Bool))
        }
        BinaryOp::Add | BinaryOp::Subtract => add(a, op == BinaryOp::Subtract, b),
        _ => scale(a, op, b),
    }
}

fn add(a: &ExprKind, subtract: bool, b: &ExprKind) -> Result<(ExprKind, Type), Failure> {
    let int =
        |a: i64, b: i64| if subtract { a.checked_sub(b) } else { a.checked_add(b) }.ok_or(Failure::Overflow);
    let float = |a: f64, b: f64| finite(if subtract { a - b } else { a + b });
    match (a, b) {
        (ExprKind::Int(a), ExprKind::Int(b)) => Ok((ExprKind::Int(int(*a, *b)?), Type::Int)),
        (ExprKind::Duration(a), ExprKind::Duration(b)) => {
            Ok((ExprKind::Duration(Duration { seconds: int(a.seconds, b.seconds)? }), Type::Duration))
        }
        (ExprKind::Size(a), ExprKind::Size(b)) => {
            Ok((ExprKind::Size(Size { bytes: int(a.bytes, b.bytes)? }), Type::Size))
        }
        (ExprKind::Cpu(a), ExprKind::Cpu(b)) => {
            Ok((ExprKind::Cpu(Cpu { units: int(a.units, b.units)? }), Type::Cpu))
        }
        (ExprKind::Percent(a), ExprKind::Percent(b)) => {
            Ok((ExprKind::Percent(Percent { value: float(a.value, b.value)? }), Type::Percent))
        }
        (a, b) => match (number(a), number(b)) {
            (Some(a), Some(b)) => Ok((ExprKind::Number(float(a, b)?), Type::Number)),
            _ => Err(Failure::Types("two numbers, or two quantities of the same kind")),
        },
    }
}

fn finite(value: f64) -> Result<f64, Failure> {
    if value.is_finite() { Ok(decimal(value)) } else { Err(Failure::Overflow) }
}

/// A result as people calculate: `0.1 + 0.2` is 0.3. A double has 15 decimal digits that are sure, and what comes behind them is
/// left over from the binary fractions.
fn decimal(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

/// `*`, `/` and `%`: by a number.
fn scale(a: &ExprKind, op: BinaryOp, b: &ExprKind) -> Result<(ExprKind, Type), Failure> {
    if op == BinaryOp::Multiply {
        match (a, b) {
            // 30s * 50% is 15s
            (quantity, ExprKind::Percent(part)) | (ExprKind::Percent(part), quantity)
                if number(quantity).is_none() =>
            {
                return scale(quantity, op, &ExprKind::Number(part.value / 100.0));
            }
            // 50% * 2 is 100%, but of 200 * 50% nobody knows whether it is 100 or 10000%.
            (value, ExprKind::Percent(part)) => {
                let number = number(value).unwrap_or_default();
                return Err(Failure::Part { number, percent: part.value });
            }
            _ => {}
        }
    }
    // 2 * 30s is 30s * 2
    if op == BinaryOp::Multiply && number(a).is_some() && number(b).is_none() {
        return scale(b, op, a);
    }
    let Some(factor) = number(b) else { return Err(Failure::Types("a number on the right")) };
    if op != BinaryOp::Multiply && factor == 0.0 {
        return Err(Failure::ByZero);
    }
    let whole = |a: i64| -> Result<i64, Failure> {
        match (op, b) {
            (BinaryOp::Multiply, ExprKind::Int(b)) => a.checked_mul(*b).ok_or(Failure::Overflow),
            (BinaryOp::Remainder, ExprKind::Int(b)) => a.checked_rem(*b).ok_or(Failure::Overflow),
            // A quantity is whole whatever it is divided by: a third of a minute is 20s, and a
            // third of 10s is 3s.
            _ => round(apply(op, to_float(a), factor)),
        }
    };
    match a {
        ExprKind::Int(a) => match (op, b) {
            (BinaryOp::Multiply | BinaryOp::Remainder, ExprKind::Int(_)) => {
                Ok((ExprKind::Int(whole(*a)?), Type::Int))
            }
            // A division that comes out even stays an `int`, so that it may be a count of
            // something.
            (BinaryOp::Divide, ExprKind::Int(b)) if a.checked_rem(*b) == Some(0) => {
                Ok((ExprKind::Int(a.checked_div(*b).ok_or(Failure::Overflow)?), Type::Int))
            }
            _ => Ok((ExprKind::Number(finite(apply(op, to_float(*a), factor))?), Type::Number)),
        },
        ExprKind::Number(a) => Ok((ExprKind::Number(finite(apply(op, *a, factor))?), Type::Number)),
        ExprKind::Duration(a) => {
            Ok((ExprKind::Duration(Duration { seconds: whole(a.seconds)? }), Type::Duration))
        }
        ExprKind::Size(a) => Ok((ExprKind::Size(Size { bytes: whole(a.bytes)? }), Type::Size)),
        ExprKind::Cpu(a) => Ok((ExprKind::Cpu(Cpu { units: whole(a.units)? }), Type::Cpu)),
        ExprKind::Percent(a) => {
            Ok((ExprKind::Percent(Percent { value: finite(apply(op, a.value, factor))? }), Type::Percent))
        }
        _ => Err(Failure::Types("a number or a quantity on the left")),
    }
}

fn apply(op: BinaryOp, a: f64, b: f64) -> f64 {
    match op {
        BinaryOp::Multiply => a * b,
        BinaryOp::Divide => a / b,
        _ => a % b,
    }
}

#[expect(clippy::cast_precision_loss, reason = "the language's numbers are doubles")]
fn to_float(value: i64) -> f64 {
    value as f64
}

/// Quantities are whole seconds, bytes and units.
#[expect(clippy::cast_possible_truncation, reason = "checked to be in range")]
fn round(value: f64) -> Result<i64, Failure> {
    if value.abs() < 9.0e15 { Ok(value.round() as i64) } else { Err(Failure::Overflow) }
}
