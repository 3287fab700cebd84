//! The scaling loop as a whole, minute by minute: the evidence for the arithmetic of the proofs.
//!
//! Programs of all sorts are compiled. Those that the compiler accepts are played with the figures of their templates; of those that it
//! refuses because they would flap, the counter-example of the message is.

mod cluster;
mod control;
pub(crate) mod dice;
mod figures;
mod hook;
mod scalers;
mod cases;
mod boots;
mod managed;
mod guarantees;
mod programs;
mod traces;
mod weather;

use std::sync::LazyLock;

use cluster::Placement;
use control::{Conditions, Outcome, WHOLE, play};
use dice::Dice;
use ecsc::aws::instance_types;
use ecsc::compile::Compilation;
use figures::{Adjustment, Alarm, Figures, Policies, Scaling, Shape};
use hook::Hook;
use programs::Program;
use traces::Trace;
use weather::Weather;

/// What is left of an instance's memory for containers: from 95 hundredths to 63 of 64 parts.
const LEAST: i64 = WHOLE * 95 / 100;
const MAX: i64 = WHOLE * 63 / 64;

/// So many accepted programs are played.
const PROGRAMS: usize = 2_000;

/// A program that the compiler accepts, and its figures.
struct Accepted {
    program: Program,
    figures: Figures,
    dice: Dice,
}

/// Accepted programs, the same in each run.
fn accepted() -> &'static [Accepted] {
    static ACCEPTED: LazyLock<Vec<Accepted>> = LazyLock::new(roll_programs);
    &ACCEPTED
}

fn roll_programs() -> Vec<Accepted> {
    let mut accepted = Vec::new();
    let mut dice = Dice::new(2026);
    for seed in 0.. {
        let program = Program::roll(&mut dice);
        let compilation = program.compile();
        if !compilation.has_errors() {
            accepted.push(Accepted { program, figures: Figures::of(&compilation), dice: Dice::new(seed) });
        }
        if accepted.len() == PROGRAMS {
            break;
        }
    }
    accepted
}

/// How many containers of a shape instances hold, with so much of their memory: the least of all types.
fn holds(program: &Program, shape: Shape, memory: i64) -> i64 {
    let each = program.types.iter().map(|name| {
        let instance = instance_types::find(name).unwrap();
        let by_cpu = 1_024 * i64::from(instance.vcpu) / shape.cpu;
        by_cpu.min(i64::from(instance.memory_mib) * memory / WHOLE / shape.memory)
    });
    each.min().unwrap()
}

fn conditions(program: &Program, kinds: Vec<Shape>, dice: &mut Dice) -> Conditions {
    Conditions {
        types: program.types,
        memory: dice.between(LEAST, MAX),
        kinds,
        placement: dice.one_of(&[Placement::Spread, Placement::Pack, Placement::Random]),
        boot: dice.between(2, 12),
        moves: dice.one_of(&[1, 3, 1_000]),
        fullest: dice.once_in(2),
        weather: Weather::CALM,
    }
}

/// Minutes that a cluster of any size needs to shrink to its minimum.
fn time_to_shrink(figures: &Figures) -> i64 {
    let periods = i64::try_from(figures.policies().excess.periods).unwrap();
    let step = periods + figures.policies().cooldown + figures.drain_timeout.min(30) + 5;
    let mut steps = 1;
    let mut size = figures.max;
    while size > figures.min {
        size = (size - figures.policies().in_.of(size)).max(figures.min);
        steps += 1;
    }
    steps * step
}

/// Plays a trace with containers of the given kinds; its peak is what three quarters of the largest group hold.
fn run(
    accepted: &Accepted,
    kinds: &[Shape],
    trace: Trace,
    dice: &mut Dice,
) -> (Conditions, Vec<i64>, Outcome) {
    let (program, figures) = (&accepted.program, &accepted.figures);
    let conditions = conditions(program, kinds.to_vec(), dice);
    let share = i64::try_from(kinds.len()).unwrap();
    let room = |shape: &Shape| holds(program, *shape, LEAST).max(1) * figures.max * 3 / 4 / share;
    let peaks: Vec<i64> = kinds.iter().map(room).collect();
    let mut levels: Vec<i64> = peaks.iter().map(|&peak| dice.below(peak + 1)).collect();
    if let [kind] = kinds
        && dice.once_in(2)
    {
        // The hardest load: with it there is just room enough for a step in.
        let instances = dice.between(figures.min + 1, figures.max);
        let held = holds(program, *kind, conditions.memory);
        levels = vec![(instances * held - figures.policies().excess.threshold).clamp(0, peaks[0])];
    }
    let minutes = trace.steady_from() + time_to_shrink(figures);
    let load =
        |minute| levels.iter().zip(&peaks).map(|(&level, &peak)| trace.at(minute, level, peak)).collect();
    let outcome = play(figures, &conditions, figures.min, minutes, load, dice);
    (conditions, levels, outcome)
}

#[test]
fn accepted_programs_do_not_flap_starve_or_stay_large() {
    let mut played = 0;
    let (mut outs, mut ins) = (0, 0);
    for (at, accepted) in accepted().iter().enumerate() {
        let mut dice = accepted.dice.clone();
        let figures = &accepted.figures;
        let others = Trace::ALL[1 + at % 4];
        for trace in [Trace::Steady, Trace::Steady, others] {
            let (conditions, levels, outcome) = run(accepted, &figures.policies().shapes, trace, &mut dice);
            let context = || {
                format!(
                    "{trace:?} to {levels:?}: {outcome:?}\n{conditions:?}\n{figures:?}\n{}",
                    accepted.program.source()
                )
            };
            assert_eq!(outcome.undone, 0, "a step in was undone\n{}", context());
            if figures.policies().shapes.len() == 1 {
                assert_eq!(outcome.unplaced, 0, "a container found no place\n{}", context());
            }
            if trace == Trace::Night {
                assert_eq!(outcome.size, figures.min, "idle, and above its minimum\n{}", context());
            }
            outs += outcome.outs;
            ins += outcome.ins;
            played += 1;
        }
    }
    assert_eq!(played, 3 * PROGRAMS);
    // The runs are about something: groups grow and shrink.
    assert!(outs > 5_000 && ins > 5_000, "{outs} steps out, {ins} steps in");
}

#[test]
fn smaller_containers_undo_at_most_two_steps_in() {
    let mut most = 0;
    for accepted in accepted().iter().step_by(2) {
        let mut dice = accepted.dice.clone();
        let figures = &accepted.figures;
        let smaller = |shape: &Shape, dice: &mut Dice| Shape {
            cpu: dice.between(shape.cpu / 3, shape.cpu).max(1),
            memory: dice.between(shape.memory / 3, shape.memory).max(4),
        };
        let mut kinds: Vec<Shape> =
            figures.policies().shapes.iter().map(|shape| smaller(shape, &mut dice)).collect();
        kinds.push(figures.policies().shapes[0]);
        let (_, levels, outcome) = run(accepted, &kinds, Trace::Steady, &mut dice);
        most = most.max(outcome.undone);
        assert!(outcome.undone <= 2, "{kinds:?} to {levels:?}: {outcome:?}\n{}", accepted.program.source());
    }
    assert!(most > 0, "smaller containers never fragment the room: the pages say otherwise");
}

/// Of a refusal: the instances and the containers of the counter-example that its message tells.
fn counter_example(compilation: &Compilation) -> Option<(i64, i64)> {
    let flapping = compilation.diagnostics.iter().find(|diagnostic| diagnostic.code.id == "E0511")?;
    let story = flapping.notes.iter().find_map(|note| note.strip_prefix("with "))?;
    let numbers: Vec<i64> = story.split_whitespace().filter_map(|word| word.parse().ok()).take(2).collect();
    let &[instances, containers] = numbers.as_slice() else { panic!("{story}") };
    Some((instances, containers))
}

fn adjustment(text: &str) -> Adjustment {
    match text.strip_suffix('%') {
        Some(percent) => Adjustment::Percent(percent.parse().unwrap()),
        None => Adjustment::Instances(text.parse().unwrap()),
    }
}

#[test]
fn the_counter_example_of_a_refusal_undoes_a_step_in() {
    let mut dice = Dice::new(7);
    let mut played = 0;
    while played < 300 {
        let program = Program::roll(&mut dice);
        let Some((instances, containers)) = counter_example(&program.compile()) else { continue };
        // The story is of one type and one shape, with as much memory as can be left.
        let (&[shape], &[name]) = (program.shapes.as_slice(), program.types) else { continue };
        let figures = Figures {
            min: program.min,
            max: program.max,
            warm_up: 1,
            drain_timeout: 15,
            hook: Hook { heartbeat: 900, reserve: 45, logs: 20 },
            scaling: Scaling::Schedulable(Policies {
                shapes: vec![shape],
                shortage: Alarm { threshold: program.shortage.unwrap_or(0), periods: 1 },
                excess: Alarm { threshold: program.excess.unwrap(), periods: 15 },
                out: adjustment(program.step_out.as_deref().unwrap_or("25%")),
                out_when_full: Adjustment::Percent(100),
                in_: adjustment(program.step_in.as_deref().unwrap_or("1")),
                cooldown: 10,
            }),
        };
        let instance = instance_types::find(name).unwrap();
        let conditions = Conditions {
            types: program.types,
            memory: MAX,
            kinds: vec![shape],
            placement: Placement::Spread,
            boot: 2,
            moves: 1_000,
            fullest: false,
            weather: Weather::CALM,
        };
        let outcome = play(&figures, &conditions, instances, 120, |_| vec![containers], &mut dice);
        assert!(
            outcome.undone > 0,
            "{instances} instances of {} and {containers} containers: {outcome:?}\n{}",
            instance.name,
            program.source()
        );
        played += 1;
    }
}
