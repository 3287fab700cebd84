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
    pub(super) const fn of_unit(unit: &[u8]) -> Option<Self> {
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

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, seconds) = UNITS
            .into_iter()
            .find(|(_, seconds)| self.seconds != 0 && self.seconds % seconds == 0)
            .unwrap_or(("s", 1));
        write!(f, "{}{name}", self.seconds / seconds)
    }
}
