//! Lengths of time: `30s`, `15m`, `2h`, `14d`.

use std::fmt;

use super::{amount, split, whole};

/// A length of time in whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration {
    /// The seconds.
    pub seconds: i64,
}

/// The units, largest first: spelling and seconds.
const UNITS: [(&str, i64); 4] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

impl Duration {
    /// The units, largest first: spelling and seconds.
    pub const UNITS: [(&'static str, i64); 4] = UNITS;

    /// That many seconds.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { seconds }
    }

    /// One of a unit, which is given as its bytes.
    pub(in crate::types) const fn of_unit(unit: &[u8]) -> Option<Self> {
        match amount(&UNITS, unit) {
            Some(seconds) => Some(Self { seconds }),
            None => None,
        }
    }

    /// A number of a unit; `None` if it is no whole number of seconds.
    #[expect(clippy::cast_precision_loss, reason = "at most 86,400")]
    pub fn new(value: f64, unit: &str) -> Option<Self> {
        let (_, seconds) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        Some(Self { seconds: whole(value * seconds as f64)? })
    }

    /// Reads `15m`.
    pub fn parse(text: &str) -> Option<Self> {
        let (value, unit) = split(text)?;
        Self::new(value, unit)
    }

    /// Reads a duration as ISO 8601 writes it, without months and years, which differ in length: `PT15M`, `P1DT12H`, `P2W`.
    pub fn of_iso_8601(text: &str) -> Option<Self> {
        let (date, time) = match text.strip_prefix('P')?.split_once('T') {
            Some((_, "")) => return None,
            Some((date, time)) => (date, time),
            None => (text.strip_prefix('P')?, ""),
        };
        let date = sum(date, &[('W', 604_800), ('D', 86_400)])?;
        let seconds = date.checked_add(sum(time, &[('H', 3_600), ('M', 60), ('S', 1)])?)?;
        (text.len() > 1).then_some(Self { seconds })
    }

    /// Whole minutes, if it is such.
    pub fn minutes(self) -> Option<i64> {
        (self.seconds % 60 == 0).then_some(self.seconds / 60)
    }

    /// Whole days, if it is such.
    pub fn days(self) -> Option<i64> {
        (self.seconds % 86_400 == 0).then_some(self.seconds / 86_400)
    }

    /// How many of `unit` (`s`, `m`, `h`, `d`) it is, if a whole number.
    pub fn in_unit(self, unit: &str) -> Option<i64> {
        let (_, seconds) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        (self.seconds % seconds == 0).then_some(self.seconds / seconds)
    }

    /// How many of `unit` it is; one that is not a whole number of it is rounded up.
    pub fn rounded_up(self, unit: &str) -> i64 {
        let one = Self::of_unit(unit.as_bytes()).map_or(1, |one| one.seconds);
        self.seconds.div_euclid(one) + i64::from(self.seconds.rem_euclid(one) > 0)
    }
}

/// `1H30M`: each designator at most once, and in their order.
fn sum(mut text: &str, designators: &[(char, i64)]) -> Option<i64> {
    let mut sum: i64 = 0;
    for &(designator, seconds) in designators {
        if let Some((digits, rest)) = text.split_once(designator) {
            sum = sum.checked_add(digits.parse::<i64>().ok()?.checked_mul(seconds)?)?;
            text = rest;
        }
    }
    text.is_empty().then_some(sum)
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, seconds) = UNITS
            .into_iter()
            .find(|(_, seconds)| self.seconds != 0 && self.seconds % seconds == 0)
            .unwrap_or(("s", 1));
        write!(f, "{}{name}", self.seconds / seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_of_iso_8601_are_understood() {
        let read = |text| Duration::of_iso_8601(text).map(|duration| duration.to_string());
        assert_eq!(read("PT15M").as_deref(), Some("15m"));
        assert_eq!(read("PT1H30M").as_deref(), Some("90m"));
        assert_eq!(read("P1DT12H").as_deref(), Some("36h"));
        assert_eq!(read("P2W").as_deref(), Some("14d"));
        for text in ["P", "PT", "P1M", "P1Y", "PT15", "PT15M1H", "15M", "PT1M2M", "PTM"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
