//! Limits of attributes, written as a program writes quantities and read when the compiler is built: one that cannot be read stops the build.

use super::{Duration, Expr, ExprKind, Percent, Size, Type};
use crate::source::Span;

/// A limit of an attribute's values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// As a program writes it: `90d`.
    pub text: &'static str,
    amount: Amount,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Amount {
    Int(i64),
    Number(f64),
    Duration(Duration),
    Size(Size),
    Percent(Percent),
}

impl Limit {
    /// The limit that `text` writes: `1`, `0.001`, `90d`, `16384GiB`, `100%`.
    pub(crate) const fn new(text: &'static str) -> Self {
        match read(text) {
            Some(amount) => Self { text, amount },
            None => panic!("a limit is a number, which may have a unit"),
        }
    }

    /// The limit as the constant that a program would write there.
    pub fn expr(self, span: Span) -> Expr {
        let (kind, ty) = match self.amount {
            Amount::Int(value) => (ExprKind::Int(value), Type::Int),
            Amount::Number(value) => (ExprKind::Number(value), Type::Number),
            Amount::Duration(value) => (ExprKind::Duration(value), Type::Duration),
            Amount::Size(value) => (ExprKind::Size(value), Type::Size),
            Amount::Percent(value) => (ExprKind::Percent(value), Type::Percent),
        };
        Expr::new(kind, ty, span)
    }

    /// Whether it is more than another limit of the same type.
    pub fn exceeds(self, other: Self) -> bool {
        match (self.amount, other.amount) {
            (Amount::Int(own), Amount::Int(other)) => own > other,
            (Amount::Number(own), Amount::Number(other)) => own > other,
            (Amount::Duration(own), Amount::Duration(other)) => own > other,
            (Amount::Size(own), Amount::Size(other)) => own > other,
            (Amount::Percent(own), Amount::Percent(other)) => own.value > other.value,
            _ => false,
        }
    }

    /// The limit as a length of time.
    pub fn duration(self) -> Option<Duration> {
        match self.amount {
            Amount::Duration(value) => Some(value),
            _ => None,
        }
    }
}

/// The digits of a number, where the point stands in them, and the unit.
struct Parts<'t> {
    digits: i64,
    /// Ten for each digit behind the point.
    scale: i64,
    unit: &'t [u8],
}

const fn read(text: &str) -> Option<Amount> {
    let Some(Parts { digits, scale, unit }) = parts(text.as_bytes()) else { return None };
    #[expect(clippy::cast_precision_loss, reason = "limits have few digits")]
    let number = digits as f64 / scale as f64;
    match unit {
        b"" if scale == 1 => Some(Amount::Int(digits)),
        b"" => Some(Amount::Number(number)),
        b"%" => Some(Amount::Percent(Percent { value: number })),
        _ if scale > 1 => None,
        _ => match (Duration::of_unit(unit), Size::of_unit(unit)) {
            (Some(one), _) => Some(Amount::Duration(Duration { seconds: digits * one.seconds })),
            (None, Some(one)) => Some(Amount::Size(Size { bytes: digits * one.bytes })),
            (None, None) => None,
        },
    }
}

const fn parts(text: &[u8]) -> Option<Parts<'_>> {
    let [b'0'..=b'9', ..] = text else { return None };
    let (mut unit, mut digits, mut scale, mut behind_point) = (text, 0_i64, 1_i64, false);
    while let [first, rest @ ..] = unit {
        match *first {
            digit @ b'0'..=b'9' => {
                digits = digits * 10 + (digit - b'0') as i64;
                scale = if behind_point { scale * 10 } else { scale };
            }
            b'.' if !behind_point => behind_point = true,
            _ => break,
        }
        unit = rest;
    }
    Some(Parts { digits, scale, unit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::literal;

    #[test]
    fn a_limit_means_what_a_program_would_mean_by_it() {
        for text in ["0", "196608", "4294967295", "0.001", "1s", "15m", "24h", "90d", "4MiB", "32TiB", "100%"]
        {
            assert_eq!(Limit::new(text).expr(Span::default()), literal(text, Span::default()), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_with_a_unit_is_refused() {
        for text in ["", "d", "1w", "0.5d", "1 d", "1.2.3"] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
