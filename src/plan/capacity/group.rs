//! An Auto Scaling group in numbers: its sizes, what its instances hold, and what its steps add and remove.

use crate::language::kinds::StepSize;
use crate::types::Percent;

/// The sizes of a group and what one of its instances holds when it is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Group {
    /// The fewest instances.
    pub min: i64,
    /// The most instances.
    pub max: i64,
    /// The fewest containers that an instance holds: the smallest instance type with the largest shape.
    pub least: i64,
    /// The most room that the removal of one instance costs: with one shape, the containers that it holds.
    pub most: i64,
}

impl Group {
    /// The most instances that one step in takes away: never below the minimum.
    pub fn largest_removal(self, step: StepSize) -> i64 {
        instances(step, self.max).min(self.max.saturating_sub(self.min)).max(1)
    }

    /// The highest `excess` with which an idle cluster comes back to its minimum: the room of one instance more than that.
    pub fn highest_excess(self) -> i64 {
        // Alarms fire at the threshold, and the metric counts by the smallest instance. With one instance more than `min` and nothing
        // running it is `(min + 1) * least`, which must reach `excess` for the last instance to be removed.
        self.min.saturating_add(1).saturating_mul(self.least)
    }

    /// The room of an idle cluster at its minimum. With a `shortage` as high as this it grows although nothing runs.
    pub fn idle_room(self) -> i64 {
        self.min.saturating_mul(self.least)
    }

    /// The lowest `excess` with which a step in that removes `removed` instances cannot cause a shortage.
    pub fn lowest_excess(self, shortage: i64, removed: i64) -> i64 {
        // excess - removed * most > shortage, because the alarm fires at the threshold itself.
        shortage.saturating_add(removed.saturating_mul(self.most)).saturating_add(1)
    }
}

/// How many instances a step changes when there are `n`. Auto Scaling rounds a percentage down, but not to zero.
pub fn instances(step: StepSize, n: i64) -> i64 {
    match step {
        StepSize::Instances(count) => count.max(1),
        StepSize::Percent(percent) => share(percent, n).max(1),
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "at most some thousand instances"
)]
fn share(percent: Percent, n: i64) -> i64 {
    // Multiplied first: 29% of 100 are 29, and not 28.999...
    (percent.value * n as f64 / 100.0).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(value: f64) -> StepSize {
        StepSize::Percent(Percent { value })
    }

    #[test]
    fn a_percentage_is_rounded_down_but_not_to_nothing() {
        assert_eq!(instances(percent(25.0), 3), 1);
        assert_eq!(instances(percent(25.0), 8), 2);
        assert_eq!(instances(percent(25.0), 11), 2);
        assert_eq!(instances(percent(29.0), 100), 29);
    }

    #[test]
    fn a_removal_stops_at_the_minimum() {
        let group = Group { min: 8, max: 10, least: 4, most: 4 };
        assert_eq!(group.largest_removal(StepSize::Instances(5)), 2);
        assert_eq!(group.largest_removal(percent(10.0)), 1);
    }
}
