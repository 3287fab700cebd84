//! Loads over time.

/// How a load changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// An hour of the peak, then the level, and never another.
    Steady,
    /// Up to the peak and down again, evenly.
    Ramp,
    /// The level, with a quarter of an hour of the peak.
    Spike,
    /// From the level to the peak and back at once, again and again.
    Sawtooth,
    /// The peak by day, nothing by night.
    Night,
}

impl Trace {
    pub(crate) const ALL: [Self; 5] = [Self::Steady, Self::Ramp, Self::Spike, Self::Sawtooth, Self::Night];

    /// When the load stops changing.
    pub(crate) fn steady_from(self) -> i64 {
        match self {
            Self::Steady => 60,
            Self::Ramp => 360,
            Self::Spike => 75,
            Self::Sawtooth => 540,
            Self::Night => 240,
        }
    }

    /// How many containers are wanted in a minute.
    pub(crate) fn at(self, minute: i64, level: i64, peak: i64) -> i64 {
        match self {
            Self::Steady | Self::Night if minute < self.steady_from() => peak,
            Self::Night => 0,
            Self::Ramp if minute < 180 => peak * minute / 180,
            Self::Ramp if minute < 360 => level + (peak - level) * (360 - minute) / 180,
            Self::Spike if (60..75).contains(&minute) => peak,
            Self::Sawtooth if minute < self.steady_from() => level + (peak - level) * (minute % 90) / 90,
            Self::Steady | Self::Ramp | Self::Spike | Self::Sawtooth => level,
        }
    }
}
