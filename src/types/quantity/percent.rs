//! Shares of a whole: `60%`.

use std::fmt;

use super::split;

/// A percentage; 60 for `60%`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Percent {
    /// The number before the sign.
    pub value: f64,
}

impl Percent {
    /// Reads `60%`.
    pub fn parse(text: &str) -> Option<Self> {
        match split(text)? {
            (value, "%") => Some(Self { value }),
            _ => None,
        }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.value)
    }
}
