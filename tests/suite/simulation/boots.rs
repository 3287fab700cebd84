//! What becomes of instances that never become ready: the launching hook ends without them.

use std::fmt::Write;

use super::cases::{compiled_with, conditions, figures, figures_with, is_in_the_page, minutes_to_run};
use super::cluster::Placement;
use super::control::{Outcome, play};
use super::dice::Dice;
use super::figures::Figures;
use super::hook::{Boot, Ending, Failures};
use super::managed;
use super::weather::Weather;

/// Six hours in which the load of two instances jumps to what eight hold, and some of the boots fail.
fn jump(figures: &Figures, failures: Failures, seed: u64) -> Outcome {
    let weather = Weather { failures: Some(failures), ..Weather::CALM };
    let conditions = conditions(Placement::Spread, weather);
    play(figures, &conditions, figures.min, 360, |_| vec![60], &mut Dice::new(seed))
}

/// A boot that reports its failure, and one of which nothing is heard.
const WAYS_TO_FAIL: [Boot; 2] = [Boot::Fails { after: 90 }, Boot::Silent];

/// The minutes after which all containers run in the worst of twenty runs where one boot in three fails.
fn worst(figures: &Figures, boot: Boot) -> i64 {
    let (mut abandoned, mut last) = (0, 0);
    for seed in 0..20 {
        let outcome = jump(figures, Failures { one_in: 3, boot }, seed);
        assert_eq!((outcome.unplaced, outcome.size), (0, 8), "{outcome:?}");
        abandoned += outcome.abandoned;
        last = last.max(outcome.unplaced_in.unwrap());
    }
    assert!(abandoned > 20, "{abandoned}");
    last + 1
}

#[test]
fn instances_that_never_become_ready_are_replaced_until_all_containers_run() {
    let mut table = String::from(
        "| method | failures that are reported after 90 s | instances of which nothing is heard for 15 minutes |\n|---|---|---|\n",
    );
    for (method, figures) in [("schedulable", figures("out = 25%")), ("managed", managed::figures(""))] {
        let [reported, silent] = WAYS_TO_FAIL.map(|boot| worst(&figures, boot));
        let _ = writeln!(table, "| `{method}` | {reported} min | {silent} min |");
    }
    is_in_the_page(&table);
}

#[test]
fn a_boot_that_always_fails_costs_a_launch_per_boot_and_does_not_make_the_group_larger() {
    for (boot, minutes) in WAYS_TO_FAIL.into_iter().zip([2, 15]) {
        let outcome = jump(&figures("out = 25%"), Failures { one_in: 1, boot }, 0);
        println!("{boot:?}: {} launches for nothing in six hours", outcome.abandoned);
        // Nothing fits, so the first step doubles the group; its two instances are on their way ever after.
        assert_eq!((outcome.outs, outcome.size), (1, 4), "{outcome:?}");
        assert_eq!(outcome.abandoned, 2 * (358 / minutes), "{outcome:?}");
    }
}

#[test]
fn the_shortest_startup_timeout_is_enough_for_a_boot() {
    const PART: &str = "  instances {\n";
    let with = |minutes: i64| format!("{PART}    startup_timeout = {minutes}m\n");
    let too_short = compiled_with(PART, &with(4));
    assert!(too_short.diagnostics.iter().any(|diagnostic| diagnostic.code.id == "E0401"));
    let figures = figures_with(PART, &with(5));
    // A boot of three minutes, and two health checks of the load balancer after the hook, before the time for reporting begins.
    let hook = figures.hook;
    assert_eq!(hook.end(Boot::Registers { after: 180 }), Ending::Ready(180));
    assert!(180 + 2 * 15 < hook.heartbeat - hook.reserve, "{hook:?}");
    assert!(180 + 2 * 15 >= hook.heartbeat - 60 - hook.reserve - 30, "{hook:?}");
    assert_eq!(minutes_to_run(&figures, 10, 60), minutes_to_run(&super::cases::figures("out = 25%"), 10, 60));
}
