//! The loop: a metric once a minute, two alarms, two policies, and what they did.

use ecsc::aws::instance_types;

use super::cluster::{Cluster, Placement, State};
use super::dice::Dice;
use super::figures::{Alarm, Figures, Shape};
use super::weather::{Connection, Weather};

/// The parts in which memory is counted.
pub(crate) const WHOLE: i64 = 6_400;

/// What differs from one run of a program to another.
#[derive(Debug, Clone)]
pub(crate) struct Conditions {
    pub(crate) types: &'static [&'static str],
    /// What is left of an instance's memory for containers, in parts of [`WHOLE`].
    pub(crate) memory: i64,
    /// The containers that run.
    pub(crate) kinds: Vec<Shape>,
    pub(crate) placement: Placement,
    /// Minutes from launch until the launching hook is completed.
    pub(crate) boot: i64,
    /// Containers that leave a draining instance in a minute.
    pub(crate) moves: i64,
    /// Whether the fullest instance is taken out.
    pub(crate) fullest: bool,
    pub(crate) weather: Weather,
}

/// What came of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Instances added after instances were removed, although the load had not risen since.
    pub(crate) undone: i64,
    /// Times that instances were added and removed.
    pub(crate) outs: i64,
    pub(crate) ins: i64,
    /// Containers without a place at the end.
    pub(crate) unplaced: i64,
    /// The last minute in which a container had no place.
    pub(crate) unplaced_in: Option<i64>,
    /// Spot instances that were interrupted.
    pub(crate) interrupted: i64,
    /// Instances at the end.
    pub(crate) size: i64,
}

/// Plays `minutes` minutes of a load on a cluster that begins with `start` instances.
pub(crate) fn play(
    figures: &Figures,
    conditions: &Conditions,
    start: i64,
    minutes: i64,
    load: impl Fn(i64) -> Vec<i64>,
    dice: &mut Dice,
) -> Outcome {
    let mut cluster = Cluster::new(conditions.kinds.clone(), conditions.placement, conditions.moves);
    for _ in 0..start {
        launch(&mut cluster, conditions, -figures.warm_up, dice);
    }
    let mut outcome = Outcome::default();
    let mut metric: Vec<Option<i64>> = Vec::new();
    let mut cools_until = 0;
    // Since the last step in: has the load risen? `None` where the last step was out.
    let mut risen_since_in: Option<bool> = None;
    for now in 0..minutes {
        let wanted = load(now);
        let risen = wanted.iter().zip(&cluster.wanted).any(|(new, old)| new > old);
        risen_since_in = risen_since_in.map(|before| before || risen);
        cluster.wanted = wanted;
        let interrupted = cluster.interrupt(now, &conditions.weather, dice);
        outcome.interrupted += interrupted;
        for _ in 0..interrupted {
            launch(&mut cluster, conditions, now + conditions.boot, dice);
        }
        if cluster.minute(now, dice) && !cluster.is_draining() {
            cools_until = now + figures.cooldown;
        }
        // An alarm sees the figure of the minute before.
        if breaches(&metric, figures.shortage, |room, threshold| room <= threshold) {
            let warm = |ready: i64| now >= ready + figures.warm_up;
            let machines = cluster.machines.iter();
            let counted = machines
                .filter(|machine| !matches!(machine.state, State::Draining { .. }) && warm(machine.ready));
            let base = i64::try_from(counted.count()).unwrap();
            let is_full =
                breaches(&metric, Alarm { threshold: 0, ..figures.shortage }, |room, none| room <= none);
            let step = figures.out.of(base).max(if is_full { figures.out_when_full.of(base) } else { 0 });
            // Instances that are on their way or warm up are part of the step that launched them.
            let target = (base + step).min(figures.max);
            if target > cluster.size() {
                outcome.undone += i64::from(risen_since_in == Some(false));
                outcome.outs += 1;
                risen_since_in = None;
                for _ in cluster.size()..target {
                    launch(&mut cluster, conditions, now + conditions.boot, dice);
                }
            }
        } else if breaches(&metric, figures.excess, |room, threshold| room >= threshold)
            && now >= cools_until
            && !cluster.is_draining()
        {
            let target = (cluster.size() - figures.in_.of(cluster.size())).max(figures.min);
            if target < cluster.size() {
                outcome.ins += 1;
                // A rise in this very minute is not in the figure yet.
                risen_since_in = Some(risen);
                let (count, until) = (cluster.size() - target, now + figures.drain_timeout);
                cluster.remove(count, until, conditions.fullest, dice);
            }
        }
        if cluster.unplaced() > 0 {
            outcome.unplaced_in = Some(now);
        }
        metric.push(cluster.schedulable(&figures.shapes, now, &conditions.weather, dice));
    }
    outcome.unplaced = cluster.unplaced();
    outcome.size = cluster.size();
    outcome
}

/// Whether the last figures are all there, and all breach.
fn breaches(metric: &[Option<i64>], alarm: Alarm, breach: impl Fn(i64, i64) -> bool) -> bool {
    let breaches = |room: &Option<i64>| room.is_some_and(|room| breach(room, alarm.threshold));
    metric.len() >= alarm.periods && metric[metric.len() - alarm.periods..].iter().all(breaches)
}

/// Launches an instance that is in service from a minute on.
fn launch(cluster: &mut Cluster, conditions: &Conditions, ready: i64, dice: &mut Dice) {
    let agent = Connection::new(ready, &conditions.weather, dice);
    let machine = machine(conditions, dice);
    cluster.launch(machine, ready, agent);
}

/// A new instance: its CPU, and what is left of its memory.
fn machine(conditions: &Conditions, dice: &mut Dice) -> (i64, i64) {
    let instance = instance_types::find(dice.one_of(conditions.types)).unwrap();
    (1_024 * i64::from(instance.vcpu), i64::from(instance.memory_mib) * conditions.memory / WHOLE)
}
