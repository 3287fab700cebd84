//! Numbers with a unit: each knows its text.

mod counted;
mod cpu;
mod duration;
mod percent;
mod size;

pub use counted::{Counted, Days, Gibibytes, Mebibytes, Minutes, Seconds};
pub use cpu::Cpu;
pub use duration::Duration;
pub use percent::Percent;
pub use size::Size;

/// Splits `15m` into its number and its unit.
fn split(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '_').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    Some((number.replace('_', "").parse().ok()?, unit))
}

/// How much one of a unit is, of units with their names.
const fn amount(mut units: &[(&str, i64)], unit: &[u8]) -> Option<i64> {
    while let [(name, amount), rest @ ..] = units {
        if same(name.as_bytes(), unit) {
            return Some(*amount);
        }
        units = rest;
    }
    None
}

const fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b) {
        if *first != *other {
            return false;
        }
        (a, b) = (rest, others);
    }
    a.is_empty() && b.is_empty()
}

/// A product as a whole number, if it is one.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 9.0e15).then_some(value as i64)
}
