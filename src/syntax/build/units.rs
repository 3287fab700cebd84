//! Units in the spelling of other languages.

use crate::syntax::ast::Unit;

/// Spellings of other languages, in lower case, with the unit that is meant, and how many of those one of them is. Sizes: `k`, `m` and
/// `g` are binary in Docker and in ECS itself, and `MB` is what the console writes for MiB.
const SPELLINGS: [(&str, Unit, i64); 40] = [
    ("sec", Unit::Seconds, 1),
    ("secs", Unit::Seconds, 1),
    ("second", Unit::Seconds, 1),
    ("seconds", Unit::Seconds, 1),
    ("min", Unit::Minutes, 1),
    ("mins", Unit::Minutes, 1),
    ("minute", Unit::Minutes, 1),
    ("minutes", Unit::Minutes, 1),
    ("hr", Unit::Hours, 1),
    ("hrs", Unit::Hours, 1),
    ("hour", Unit::Hours, 1),
    ("hours", Unit::Hours, 1),
    ("day", Unit::Days, 1),
    ("days", Unit::Days, 1),
    ("w", Unit::Days, 7),
    ("week", Unit::Days, 7),
    ("weeks", Unit::Days, 7),
    ("month", Unit::Days, 30),
    ("months", Unit::Days, 30),
    ("year", Unit::Days, 365),
    ("years", Unit::Days, 365),
    ("byte", Unit::Bytes, 1),
    ("bytes", Unit::Bytes, 1),
    ("k", Unit::Kibibytes, 1),
    ("kb", Unit::Kibibytes, 1),
    ("ki", Unit::Kibibytes, 1),
    ("mb", Unit::Mebibytes, 1),
    ("mi", Unit::Mebibytes, 1),
    ("g", Unit::Gibibytes, 1),
    ("gb", Unit::Gibibytes, 1),
    ("gi", Unit::Gibibytes, 1),
    ("t", Unit::Tebibytes, 1),
    ("tb", Unit::Tebibytes, 1),
    ("ti", Unit::Tebibytes, 1),
    ("vcpus", Unit::Vcpu, 1),
    ("cpu", Unit::Vcpu, 1),
    ("cpus", Unit::Vcpu, 1),
    ("core", Unit::Vcpu, 1),
    ("cores", Unit::Vcpu, 1),
    ("percent", Unit::Percent, 1),
];

/// The unit that a foreign spelling means, how many of it one is, and whether that is exact.
pub(super) fn foreign(spelling: &str) -> Option<(Unit, i64, bool)> {
    let lower = spelling.to_ascii_lowercase();
    // Strictly these are powers of ten. Where memory is meant they are nearly always binary, which
    // the message explains. Months and years differ in length.
    let inexact = ["kb", "mb", "gb", "tb", "month", "months", "year", "years"].contains(&lower.as_str());
    if let Some((_, unit, factor)) = SPELLINGS.into_iter().find(|(name, ..)| *name == lower) {
        return Some((unit, factor, !inexact));
    }
    // `M` is Docker's for MiB; `m`, minutes, is a unit of the language.
    if spelling == "M" {
        return Some((Unit::Mebibytes, 1, true));
    }
    let (unit, _) = Unit::ALL.into_iter().find(|(_, name)| name.eq_ignore_ascii_case(spelling))?;
    Some((unit, 1, true))
}

/// How a unit is written, in this or another language's spelling, where that keeps the number.
pub(super) fn meant(spelling: &str) -> Option<&'static str> {
    match Unit::parse(spelling) {
        Some(unit) => Some(unit.text()),
        None => foreign(spelling).filter(|&(_, factor, _)| factor == 1).map(|(unit, ..)| unit.text()),
    }
}

/// A number in digits, times a factor.
pub(super) fn multiply(digits: &str, factor: i64) -> String {
    let digits = digits.replace('_', "");
    match digits.parse::<i64>().ok().and_then(|value| value.checked_mul(factor)) {
        Some(value) => value.to_string(),
        #[allow(clippy::cast_precision_loss, reason = "the factor is at most 365")]
        None => (digits.parse::<f64>().unwrap_or(0.0) * factor as f64).to_string(),
    }
}

/// A quantity of time in a row of several units: `1h30m`. In seconds.
pub(super) fn compound(text: &str) -> Option<i64> {
    let mut rest = text;
    let mut sum: i64 = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value: i64 = rest.get(..digits)?.parse().ok()?;
        rest = rest.get(digits..)?;
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let unit = rest.get(..letters)?;
        let unit = Unit::parse(unit).or_else(|| foreign(unit).map(|(unit, ..)| unit))?;
        rest = rest.get(letters..)?;
        let seconds = match unit {
            Unit::Seconds => 1,
            Unit::Minutes => 60,
            Unit::Hours => 3600,
            Unit::Days => 86400,
            _ => return None,
        };
        sum = sum.checked_add(value.checked_mul(seconds)?)?;
    }
    Some(sum)
}

/// Seconds in the largest unit that divides them.
pub(super) fn duration(seconds: i64) -> (i64, Unit) {
    let units = [(86400, Unit::Days), (3600, Unit::Hours), (60, Unit::Minutes)];
    match units.into_iter().find(|(size, _)| seconds > 0 && seconds % size == 0) {
        Some((size, unit)) => (seconds / size, unit),
        None => (seconds, Unit::Seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_are_understood() {
        assert_eq!(meant("MB"), Some("MiB"));
        assert_eq!(meant("mib"), Some("MiB"));
        assert_eq!(meant("minutes"), Some("m"));
        assert_eq!(meant("weeks"), None);
        assert_eq!(foreign("weeks"), Some((Unit::Days, 7, true)));
    }

    #[test]
    fn compound_durations_are_summed() {
        assert_eq!(compound("1h30m").map(duration), Some((90, Unit::Minutes)));
        assert_eq!(compound("1d12h").map(duration), Some((36, Unit::Hours)));
        assert_eq!(compound("1MiB2KiB"), None);
    }
}
