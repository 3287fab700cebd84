//! The loop: what happens in each minute, what the scaler makes of it, and what came of that.

use ecsc::aws::instance_types;

use super::cluster::{Cluster, Placement};
use super::dice::Dice;
use super::figures::{Figures, Shape};
use super::hook;
use super::scalers::Scaler;
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
    /// Minutes from the launch of an instance until its agent has registered, if its boot succeeds.
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
    /// Instances whose launching hook was abandoned.
    pub(crate) abandoned: i64,
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
        let machine = machine(conditions, dice);
        let agent = Connection::new(-figures.warm_up, &conditions.weather, dice);
        cluster.begin_with(machine, -figures.warm_up, agent);
    }
    let mut outcome = Outcome::default();
    let mut scaler = Scaler::new(figures);
    // Since the last step in: has the load risen? `None` where the last step was out.
    let mut risen_since_in: Option<bool> = None;
    for now in 0..minutes {
        let wanted = load(now);
        let risen = wanted.iter().zip(&cluster.wanted).any(|(new, old)| new > old);
        risen_since_in = risen_since_in.map(|before| before || risen);
        cluster.wanted = wanted;
        let interrupted = cluster.interrupt(now, &conditions.weather, dice);
        let minute = cluster.minute(now, dice);
        outcome.interrupted += interrupted;
        outcome.abandoned += minute.abandoned;
        // The group replaces what it has lost, whoever scales it.
        for _ in 0..interrupted + minute.abandoned {
            launch(&mut cluster, figures, conditions, now, dice);
        }
        if minute.drained && !cluster.is_draining() {
            scaler.drained(now);
        }
        let size = cluster.size();
        let target = scaler.target(figures, &cluster, now);
        if target > size {
            outcome.undone += i64::from(risen_since_in == Some(false));
            outcome.outs += 1;
            risen_since_in = None;
            for _ in size..target {
                launch(&mut cluster, figures, conditions, now, dice);
            }
        } else if target < size {
            outcome.ins += 1;
            // A rise in this very minute is not in the figure yet.
            risen_since_in = Some(risen);
            cluster.remove(size - target, now + figures.drain_timeout, conditions.fullest, dice);
        }
        if cluster.unplaced() > 0 {
            outcome.unplaced_in = Some(now);
        }
        scaler.look(&mut cluster, now, smallest(conditions), &conditions.weather, dice);
    }
    outcome.unplaced = cluster.unplaced();
    outcome.size = cluster.size();
    outcome
}

/// Launches an instance, which waits for its hook.
fn launch(cluster: &mut Cluster, figures: &Figures, conditions: &Conditions, now: i64, dice: &mut Dice) {
    let machine = machine(conditions, dice);
    let boot = hook::next(60 * conditions.boot, conditions.weather.failures, dice);
    let agent = Connection::new(now + conditions.boot, &conditions.weather, dice);
    cluster.launch(machine, now, figures.hook.end(boot), agent);
}

/// A new instance: its CPU, and what is left of its memory.
fn machine(conditions: &Conditions, dice: &mut Dice) -> Shape {
    whole(dice.one_of(conditions.types), conditions)
}

/// The least that a new instance has: what ECS reckons with.
fn smallest(conditions: &Conditions) -> Shape {
    let all = conditions.types.iter().map(|name| whole(name, conditions));
    all.reduce(|a, b| Shape { cpu: a.cpu.min(b.cpu), memory: a.memory.min(b.memory) }).unwrap()
}

fn whole(name: &str, conditions: &Conditions) -> Shape {
    let instance = instance_types::find(name).unwrap();
    let memory = i64::from(instance.memory_mib) * conditions.memory / WHOLE;
    Shape { cpu: 1_024 * i64::from(instance.vcpu), memory }
}
