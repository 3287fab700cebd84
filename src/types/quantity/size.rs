//! Amounts of memory or storage: `512MiB`, `2GiB`.

use std::fmt;

use super::{amount, split, whole};

/// An amount of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Size {
    /// The bytes.
    pub bytes: i64,
}

/// The units, largest first: spelling and bytes.
const UNITS: [(&str, i64); 5] =
    [("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1)];

impl Size {
    /// The units, largest first: spelling and bytes.
    pub const UNITS: [(&'static str, i64); 5] = UNITS;

    /// That many MiB.
    pub const fn from_mib(mib: i64) -> Self {
        Self { bytes: mib << 20 }
    }

    /// One of a unit, which is given as its bytes.
    pub(in crate::types) const fn of_unit(unit: &[u8]) -> Option<Self> {
        match amount(&UNITS, unit) {
            Some(bytes) => Some(Self { bytes }),
            None => None,
        }
    }

    /// A number of a unit; `None` if it is no whole number of bytes.
    #[expect(clippy::cast_precision_loss, reason = "a power of two")]
    pub fn new(value: f64, unit: &str) -> Option<Self> {
        let (_, bytes) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        Some(Self { bytes: whole(value * bytes as f64)? })
    }

    /// Reads `512MiB`.
    pub fn parse(text: &str) -> Option<Self> {
        let (value, unit) = split(text)?;
        Self::new(value, unit)
    }

    /// Whole MiB, if it is such.
    pub fn mib(self) -> Option<i64> {
        self.in_unit("MiB")
    }

    /// How many of `unit` it is, if a whole number.
    pub fn in_unit(self, unit: &str) -> Option<i64> {
        let (_, bytes) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
        (self.bytes % bytes == 0).then_some(self.bytes / bytes)
    }

    /// How many of `unit` it is; one that is not a whole number of it is rounded up.
    pub fn rounded_up(self, unit: &str) -> i64 {
        let one = Self::of_unit(unit.as_bytes()).map_or(1, |one| one.bytes);
        self.bytes.div_euclid(one) + i64::from(self.bytes.rem_euclid(one) > 0)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, bytes) = UNITS
            .into_iter()
            .find(|(_, bytes)| self.bytes != 0 && self.bytes % bytes == 0)
            .unwrap_or(("B", 1));
        write!(f, "{}{name}", self.bytes / bytes)
    }
}
