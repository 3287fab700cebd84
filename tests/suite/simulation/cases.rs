//! What docs/draining-and-scaling.md says in figures: how long growing takes, and what reconnecting agents and interrupted spot
//! instances do.

use std::fs;

use ecsc::compile::{Compilation, Input, SourceText, compile};
use ecsc::emit::Format;

use super::cluster::Placement;
use super::control::{Conditions, Outcome, play};
use super::dice::Dice;
use super::figures::{Figures, Shape};
use super::weather::Weather;
use super::{LEAST, MAX, managed};
use crate::support;

/// Minutes in 30 days.
pub(super) const MONTH: i64 = 30 * 24 * 60;

/// The main example's scaling with other steps, as its templates have it.
pub(super) fn figures(step: &str) -> Figures {
    figures_with("  excess   = 12\n", &format!("  excess   = 12\n\n  step {{ {step} }}\n"))
}

/// What the templates of the main example have, with one part of its source replaced.
pub(super) fn figures_with(part: &str, other: &str) -> Figures {
    let compilation = compiled_with(part, other);
    assert!(!compilation.has_errors(), "{:?}", compilation.diagnostics);
    Figures::of(&compilation)
}

/// The same, compiled.
pub(super) fn compiled_with(part: &str, other: &str) -> Compilation {
    let text = fs::read_to_string(support::path("examples/platform/platform.ecs")).unwrap();
    let with = text.replacen(part, other, 1);
    assert_ne!(text, with);
    let source = SourceText::new("platform.ecs", with);
    compile(Input { format: Format::Json, ..Input::new("platform", [source]) })
}

/// The main example's instances and containers.
pub(super) fn conditions(placement: Placement, weather: Weather) -> Conditions {
    let kinds = vec![Shape { cpu: 256, memory: 512 }];
    Conditions {
        types: &["m5.large"],
        memory: LEAST,
        kinds,
        placement,
        boot: 3,
        moves: 4,
        fullest: true,
        weather,
    }
}

/// Minutes until all run, where the load of a cluster of as few instances as there may be jumps at minute 0.
pub(super) fn minutes_to_run(figures: &Figures, from: i64, to: i64) -> i64 {
    let conditions = conditions(Placement::Spread, Weather::CALM);
    let load = |minute| vec![if minute < 0 { from } else { to }];
    let outcome = play(figures, &conditions, figures.min, 240, load, &mut Dice::new(1));
    assert_eq!((outcome.unplaced, outcome.undone), (0, 0), "{outcome:?}");
    outcome.unplaced_in.map_or(0, |last| last + 1)
}

/// The steps of the table, and how many containers come to ten.
const STEPS: [&str; 4] =
    ["out = 25%", "out = 1", "out = 50%, out_when_full = 300%", "out = 25%, out_when_full = 25%"];
pub(super) const LOADS: [i64; 3] = [20, 40, 60];

fn table() -> String {
    let mut table =
        String::from("| `step` | 20 containers | 40 containers | 60 containers |\n|---|---|---|---|\n");
    for step in STEPS {
        table.push_str(&row(step, &figures(step), 10));
    }
    table
}

/// The minutes of a row, from a number of containers to each of [`LOADS`].
pub(super) fn row(title: &str, figures: &Figures, from: i64) -> String {
    let minutes = LOADS.map(|load| format!("{} min", minutes_to_run(figures, from, load)));
    format!("| `{title}` | {} |\n", minutes.join(" | "))
}

/// Prints a table, and looks for it in the page.
pub(super) fn is_in_the_page(table: &str) {
    println!("{table}");
    let page = fs::read_to_string(support::path("docs/draining-and-scaling.md")).unwrap();
    assert!(page.contains(table), "docs/draining-and-scaling.md should have the table\n{table}");
}

#[test]
fn growing_from_two_to_eight_instances_takes_as_long_as_the_page_says() {
    is_in_the_page(&table());
    let minutes = minutes_to_run(&figures("out = 25%"), 10, 60);
    assert!(minutes <= 20, "{minutes} minutes");
}

/// A month of constant load on three instances, which is what three times eight containers need with room for five.
fn month(seed: u64, looks: &'static [i64]) -> Outcome {
    let figures = figures("out = 25%");
    let mut dice = Dice::new(seed);
    let placement =
        [Placement::Pack, Placement::Spread, Placement::Random][usize::try_from(seed % 3).unwrap()];
    let weather = Weather { reconnects: Some((3, 5)), looks, ..Weather::CALM };
    play(&figures, &conditions(placement, weather), 3, MONTH, |_| vec![19], &mut dice)
}

/// The number of months that are played; `SIMULATION=all` plays a hundred.
fn months() -> u64 {
    if std::env::var_os("SIMULATION").is_some_and(|value| value == "all") { 100 } else { 3 }
}

#[test]
fn agents_that_reconnect_three_times_an_hour_for_five_seconds_cause_no_cycle_in_thirty_days() {
    for seed in 0..months() {
        let outcome = month(seed, &[0, 15, 35]);
        assert_eq!((outcome.outs, outcome.ins), (0, 0), "seed {seed}: {outcome:?}");
    }
}

#[test]
fn with_one_look_the_same_agents_cause_cycles() {
    let outcome = month(0, &[0]);
    println!("with one look, {} times out and {} times in within 30 days", outcome.outs, outcome.ins);
    assert!(outcome.outs > 20 && outcome.ins > 20, "{outcome:?}");
}

/// Two days of spot interruptions on a cluster for nineteen containers: an instance a day on average, and none in the last two hours.
pub(super) fn interrupted(figures: &Figures, seed: u64) -> Outcome {
    const CALM: i64 = 2_880 - 120;
    let weather = Weather { interruptions: Some((1_440, CALM)), ..Weather::CALM };
    let mut conditions = conditions(Placement::Spread, weather);
    conditions.memory = if seed.is_multiple_of(2) { LEAST } else { MAX };
    let days = play(figures, &conditions, 3, 2_880, |_| vec![19], &mut Dice::new(seed));
    assert!((3..=figures.max).contains(&days.size), "{days:?}");
    assert_eq!(days.unplaced, 0, "{days:?}");
    // Replacements take as long as a boot, so a container waits for minutes, not for hours.
    assert!(days.unplaced_in.is_none_or(|last| last < CALM + 15), "{days:?}");
    days
}

#[test]
fn after_spot_interruptions_all_containers_run_again() {
    let schedulable = figures("out = 25%");
    let managed = managed::figures("");
    for figures in [&schedulable, &managed] {
        let interrupted: i64 = (0..20).map(|seed| interrupted(figures, seed).interrupted).sum();
        println!("{interrupted} interruptions in 40 days");
        assert!(interrupted > 60, "{interrupted}");
    }
}
