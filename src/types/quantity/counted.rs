//! Quantities that a template has as a number of a unit. The unit is part of an attribute's type, so that the schema, the checker and
//! lowering cannot disagree about it.

use std::fmt;
use std::ops::Deref;

use super::{Duration, Size};

/// A quantity that a template has as a number of a unit.
pub trait Counted {
    /// How many of the unit it is; one that is not a whole number of it is rounded up.
    fn count(&self) -> i64;
}

macro_rules! counted {
    ($($(#[doc = $doc:literal])+ $name:ident: $quantity:ident in $unit:literal;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
            pub struct $name(pub $quantity);

            impl $name {
                /// The unit, as a program writes it.
                pub const UNIT: &'static str = $unit;
            }

            impl Deref for $name {
                type Target = $quantity;

                fn deref(&self) -> &$quantity {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl Counted for $name {
                fn count(&self) -> i64 {
                    self.0.rounded_up(Self::UNIT)
                }
            }
        )+
    };
}

counted! {
    /// A length of time that a template has in seconds.
    Seconds: Duration in "s";
    /// A length of time that a template has in minutes.
    Minutes: Duration in "m";
    /// A length of time that a template has in days.
    Days: Duration in "d";
    /// A size that a template has in MiB.
    Mebibytes: Size in "MiB";
    /// A size that a template has in GiB.
    Gibibytes: Size in "GiB";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_whole_number_of_the_unit_is_rounded_up() {
        assert_eq!(Minutes(Duration::from_seconds(900)).count(), 15);
        assert_eq!(Minutes(Duration::from_seconds(61)).count(), 2);
        assert_eq!(Gibibytes(Size::from_mib(2048)).count(), 2);
    }
}
