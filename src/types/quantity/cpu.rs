//! Shares of processors: `256` ECS units, `0.25vcpu`.

use std::fmt;

use super::{split, whole};

/// CPU in ECS units: 1,024 to a vCPU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cpu {
    /// The units.
    pub units: i64,
}

impl Cpu {
    /// That many ECS units.
    pub const fn from_units(units: i64) -> Self {
        Self { units }
    }

    /// A number of vCPUs; `None` if it is no whole number of units.
    pub fn from_vcpu(value: f64) -> Option<Self> {
        Some(Self { units: whole(value * 1024.0)? })
    }

    /// Reads `256` or `0.25vcpu`.
    pub fn parse(text: &str) -> Option<Self> {
        match split(text)? {
            (value, "") => Some(Self { units: whole(value)? }),
            (value, "vcpu") => Self::from_vcpu(value),
            _ => None,
        }
    }
}

impl fmt::Display for Cpu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.units)
    }
}
