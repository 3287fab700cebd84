//! Numbers that look random and are the same in every run.

/// A linear congruential generator.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Self(seed ^ 0x9E37_79B9_7F4A_7C15);
        dice.below(2);
        dice
    }

    /// From 0 up to, and without, `limit`.
    pub(crate) fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    /// Both ends included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high - low + 1)
    }

    /// An exponentially distributed time until the next event, in seconds, at a rate per hour.
    pub(crate) fn wait(&mut self, per_hour: i64) -> f64 {
        let share = f64::from(u32::try_from(self.below(1 << 30)).unwrap() + 1) / f64::from(1_u32 << 30);
        -share.ln() * 3_600.0 / f64::from(u32::try_from(per_hour).unwrap())
    }

    pub(crate) fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[usize::try_from(self.below(i64::try_from(items.len()).unwrap())).unwrap()]
    }

    /// Once in a number of times, on average.
    pub(crate) fn once_in(&mut self, times: i64) -> bool {
        self.below(times) == 0
    }
}
