//! Plays a constant load on a group, step by step, until a size repeats or the size stays the same.

use crate::language::kinds::StepSize;
use crate::plan::capacity::{Group, instances};

/// The thresholds and steps of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Policy {
    /// Room for so few containers or fewer adds instances.
    pub(super) shortage: i64,
    /// Instances are removed when at least this many more containers fit.
    pub(super) excess: i64,
    /// How many are removed.
    pub(super) step_in: StepSize,
    /// How many are added.
    pub(super) step_out: StepSize,
    /// How many are added where no container fits.
    pub(super) out_when_full: StepSize,
}

/// A load on a group, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Play {
    /// How many containers run, or want to.
    pub(super) containers: i64,
    /// How many each instance holds.
    pub(super) holds: i64,
    /// How many instances there are, at first and after each step.
    pub(super) sizes: Vec<i64>,
    /// Whether the last size was there before, so that it goes on for ever.
    pub(super) repeats: bool,
}

impl Play {
    /// The room for containers with `n` instances.
    pub(super) fn room(&self, n: i64) -> i64 {
        (n.saturating_mul(self.holds) - self.containers).max(0)
    }

    /// The containers that find no place with `n` instances.
    pub(super) fn unplaced(&self, n: i64) -> i64 {
        (self.containers - n.saturating_mul(self.holds)).max(0)
    }
}

/// The smallest load and group with which a step in ends in a shortage, played out; `None` if there is no such.
///
/// Instances are the largest of the group's: they are what a step in takes most from.
pub(super) fn counter_example(group: Group, policy: Policy) -> Option<Play> {
    let undone = |n: i64| {
        let removed = instances(policy.step_in, n).min(n - group.min);
        policy.excess.saturating_sub(removed.saturating_mul(group.most)) <= policy.shortage
            // With fewer instances than this the alarm on `excess` cannot fire, even if nothing
            // runs.
            && n.saturating_mul(group.most) >= policy.excess
    };
    let start = (group.min.saturating_add(1)..=group.max).find(|&n| undone(n))?;
    Some(play(group, policy, start, start.saturating_mul(group.most) - policy.excess))
}

/// Plays `containers` on a group of `start` instances.
fn play(group: Group, policy: Policy, start: i64, containers: i64) -> Play {
    let mut play = Play { containers, holds: group.most, sizes: vec![start], repeats: false };
    // Each step depends on the size alone, so a size that repeats is a cycle; and there are finitely many sizes, so the loop ends.
    let mut n = start;
    loop {
        let room = play.room(n);
        let next = if room <= policy.shortage {
            let full = if room > 0 { 0 } else { instances(policy.out_when_full, n) };
            n.saturating_add(instances(policy.step_out, n).max(full)).min(group.max)
        } else if room >= policy.excess {
            n.saturating_sub(instances(policy.step_in, n)).max(group.min)
        } else {
            n
        };
        if next == n {
            return play;
        }
        play.repeats = play.sizes.contains(&next);
        play.sizes.push(next);
        if play.repeats {
            return play;
        }
        n = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Given, Thresholds, derive};
    use crate::types::Percent;

    const ONE: StepSize = StepSize::Instances(1);
    const FULL: StepSize = StepSize::Percent(Percent { value: 100.0 });

    fn steps() -> [StepSize; 5] {
        let percent = |value| StepSize::Percent(Percent { value });
        [StepSize::Instances(1), StepSize::Instances(2), percent(10.0), percent(25.0), percent(50.0)]
    }

    /// Every group of one container size with 1 to 12 containers to an instance and at most 9 instances.
    fn groups() -> impl Iterator<Item = Group> {
        (1..=12).flat_map(|holds| {
            (1..=5).flat_map(move |min| {
                (min + 1..=9).map(move |max| Group { min, max, least: holds, most: holds })
            })
        })
    }

    /// By trying every load on every size: does some step in end in a shortage?
    fn flaps(group: Group, policy: Policy) -> bool {
        (group.min + 1..=group.max).any(|n| {
            (0..=n * group.most).any(|load| {
                let room = n * group.most - load;
                let left = (n - instances(policy.step_in, n)).max(group.min);
                room >= policy.excess && left < n && (left * group.most - load).max(0) <= policy.shortage
            })
        })
    }

    #[test]
    fn the_rule_against_flapping_is_necessary_and_sufficient_for_containers_of_one_size() {
        let mut checked = 0;
        for group in groups() {
            for step_in in steps() {
                for shortage in 0..group.idle_room().min(6) {
                    for excess in shortage + 1..=group.highest_excess() {
                        let policy = Policy { shortage, excess, step_in, step_out: ONE, out_when_full: FULL };
                        let allowed = excess >= group.lowest_excess(shortage, group.largest_removal(step_in));
                        assert_eq!(allowed, !flaps(group, policy), "{group:?} {policy:?}");
                        checked += 1;
                    }
                }
            }
        }
        assert!(checked > 20_000, "{checked}");
    }

    #[test]
    fn a_refused_pair_has_a_counter_example_that_undoes_a_scale_in() {
        for group in groups() {
            for step_in in steps() {
                for step_out in steps() {
                    let (shortage, removed) = (1.min(group.idle_room() - 1), group.largest_removal(step_in));
                    for excess in
                        shortage + 1..group.lowest_excess(shortage, removed).min(group.highest_excess() + 1)
                    {
                        let policy = Policy { shortage, excess, step_in, step_out, out_when_full: FULL };
                        let play = counter_example(group, policy).unwrap();
                        let [first, second, third, ..] = play.sizes.as_slice() else { panic!("{play:?}") };
                        assert!(second < first && third > second, "{play:?}");
                        assert!(play.room(*first) >= excess && play.room(*second) <= shortage, "{play:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_accepted_pair_has_no_counter_example_and_changes_direction_at_most_once() {
        for group in groups() {
            let derived = derive(group, Given::default()).unwrap();
            for step_out in steps() {
                let step_in = StepSize::Instances(derived.step_in);
                let Thresholds { shortage, excess, .. } = derived;
                let policy = Policy { shortage, excess, step_in, step_out, out_when_full: FULL };
                assert_eq!(counter_example(group, policy), None, "{group:?} {policy:?}");
                for start in group.min..=group.max {
                    for containers in 0..=group.max * group.most {
                        let play = play(group, policy, start, containers);
                        assert!(!play.repeats, "{group:?} {play:?}");
                        let in_then_out =
                            play.sizes.windows(3).any(|sizes| sizes[1] < sizes[0] && sizes[2] > sizes[1]);
                        assert!(!in_then_out, "{group:?} {play:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_idle_cluster_comes_to_its_minimum_and_stays_there() {
        for group in groups() {
            let derived = derive(group, Given::default()).unwrap();
            let step_in = StepSize::Instances(derived.step_in);
            let (shortage, excess) = (derived.shortage, derived.excess);
            let policy = Policy { shortage, excess, step_in, step_out: ONE, out_when_full: FULL };
            for start in group.min..=group.max {
                assert_eq!(
                    play(group, policy, start, 0).sizes.last(),
                    Some(&group.min),
                    "{group:?} {policy:?}"
                );
            }
        }
    }

    #[test]
    fn the_post_s_thresholds_flap_with_its_instances() {
        let group = Group { min: 2, max: 4, least: 16, most: 16 };
        let one = StepSize::Instances(1);
        let policy = Policy {
            shortage: 2,
            excess: 10,
            step_in: one,
            step_out: StepSize::Percent(Percent { value: 25.0 }),
            out_when_full: ONE,
        };
        let play = counter_example(group, policy).unwrap();
        assert_eq!((play.containers, play.sizes.as_slice(), play.repeats), (38, [3, 2, 3].as_slice(), true));
        assert_eq!((play.room(3), play.unplaced(2)), (10, 6));
    }
}
