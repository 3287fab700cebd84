//! What docs/draining-and-scaling.md says in figures: how long growing takes, and what reconnecting agents and interrupted spot
//! instances do.

use std::fmt::Write;
use std::fs;

use ecsc::compile::{Input, SourceText, compile};
use ecsc::emit::Format;

use super::cluster::Placement;
use super::control::{Conditions, Outcome, play};
use super::dice::Dice;
use super::figures::Figures;
use super::weather::Weather;
use super::{LEAST, MAX};
use crate::support;

/// Minutes in 30 days.
const MONTH: i64 = 30 * 24 * 60;

/// The main example's scaling with other steps, as its templates have it.
fn figures(step: &str) -> Figures {
    let text = fs::read_to_string(support::path("examples/platform/platform.ecs")).unwrap();
    let with = text.replacen("  excess   = 12\n", &format!("  excess   = 12\n\n  step {{ {step} }}\n"), 1);
    assert_ne!(text, with);
    let source = SourceText::new("platform.ecs", with);
    let compilation = compile(Input { format: Format::Json, ..Input::new("platform", [source]) });
    assert!(!compilation.has_errors(), "{:?}", compilation.diagnostics);
    Figures::of(&compilation)
}

fn conditions(figures: &Figures, placement: Placement, weather: Weather) -> Conditions {
    let kinds = figures.shapes.clone();
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

/// Minutes until all run, where the load of a cluster of two instances jumps at minute 0.
fn minutes_to_run(figures: &Figures, from: i64, to: i64) -> i64 {
    let conditions = conditions(figures, Placement::Spread, Weather::CALM);
    let load = |minute| vec![if minute < 0 { from } else { to }];
    let outcome = play(figures, &conditions, figures.min, 240, load, &mut Dice::new(1));
    assert_eq!((outcome.unplaced, outcome.undone), (0, 0), "{outcome:?}");
    outcome.unplaced_in.map_or(0, |last| last + 1)
}

/// The steps of the table, and how many containers come to ten.
const STEPS: [&str; 4] =
    ["out = 25%", "out = 1", "out = 50%, out_when_full = 300%", "out = 25%, out_when_full = 25%"];
const LOADS: [i64; 3] = [20, 40, 60];

fn table() -> String {
    let mut table =
        String::from("| `step` | 20 containers | 40 containers | 60 containers |\n|---|---|---|---|\n");
    for step in STEPS {
        let figures = figures(step);
        let minutes = LOADS.map(|load| format!("{} min", minutes_to_run(&figures, 10, load)));
        let _ = writeln!(table, "| `{step}` | {} |", minutes.join(" | "));
    }
    table
}

#[test]
fn growing_from_two_to_eight_instances_takes_as_long_as_the_page_says() {
    let table = table();
    println!("{table}");
    let page = fs::read_to_string(support::path("docs/draining-and-scaling.md")).unwrap();
    assert!(page.contains(&table), "docs/draining-and-scaling.md should have the table\n{table}");
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
    play(&figures, &conditions(&figures, placement, weather), 3, MONTH, |_| vec![19], &mut dice)
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
    assert!(outcome.outs > 20 && outcome.ins > 20, "{outcome:?}");
}

#[test]
fn after_spot_interruptions_all_containers_run_again() {
    let mut interrupted = 0;
    for seed in 0..20 {
        let figures = figures("out = 25%");
        // An instance a day on average, and none in the last two hours.
        let calm = 2_880 - 120;
        let weather = Weather { interruptions: Some((1_440, calm)), ..Weather::CALM };
        let mut conditions = conditions(&figures, Placement::Spread, weather);
        conditions.memory = if seed % 2 == 0 { LEAST } else { MAX };
        let days = play(&figures, &conditions, 3, 2_880, |_| vec![19], &mut Dice::new(seed));
        interrupted += days.interrupted;
        let least = figures.min.max(3);
        assert!((least..=figures.max).contains(&days.size), "{days:?}");
        assert_eq!(days.unplaced, 0, "{days:?}");
        // Replacements take as long as a boot, so a container waits for minutes, not for hours.
        assert!(days.unplaced_in.is_none_or(|last| last < calm + 15), "{days:?}");
    }
    assert!(interrupted > 60, "{interrupted}");
}
