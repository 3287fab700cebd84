//! The guarantees of docs/draining-and-scaling.md, word for word, and the tests that assert each.

use std::fs;

use crate::support;

/// Each sentence of the page, and its tests: a file, and the name of a function in it.
const GUARANTEES: &[(&str, &[(&str, &str)])] = &[
    (
        "The drain function never completes the termination of an instance while one of its tasks has not stopped, unless the agent is not connected (above) or the `timeout` has passed.",
        &[
            ("tests/functions/test_drain_any_order.py", "test_no_instance_goes_early_and_none_stays"),
            (
                "tests/functions/test_drain.py",
                "test_a_stopping_task_is_waited_for_although_the_instance_counts_it_no_more",
            ),
        ],
    ),
    (
        "No instance waits forever: the `timeout` ends every drain.",
        &[
            ("tests/functions/test_drain_any_order.py", "test_no_instance_goes_early_and_none_stays"),
            ("tests/functions/test_drain_long.py", "test_a_long_drain_is_completed_when_its_time_is_up"),
        ],
    ),
    (
        "Under a constant load of containers of a declared shape, a scale-in is not followed by a scale-out: the compiler rejects thresholds for which it could be (`ecsc explain E0511`; the message shows the counter-example step by step).",
        &[
            ("tests/suite/simulation/mod.rs", "accepted_programs_do_not_flap_starve_or_stay_large"),
            ("tests/suite/simulation/mod.rs", "the_counter_example_of_a_refusal_undoes_a_step_in"),
        ],
    ),
    (
        "An idle cluster returns to its minimum and stays there.",
        &[("tests/suite/simulation/mod.rs", "accepted_programs_do_not_flap_starve_or_stay_large")],
    ),
    (
        "The draining hook is created after the function that serves it, and deleted before it.",
        &[("tests/conformance/harness/hazards.py", "hooks_come_last")],
    ),
    (
        "The launching hook is part of the group: it is there before the first instance.",
        &[("tests/boot/test_ready.py", "test_the_hook_is_completed_for_this_instance")],
    ),
    (
        "An instance that the group counts has registered with its cluster.",
        &[
            ("tests/boot/test_ready.py", "test_an_instance_takes_its_four_steps_in_order"),
            ("tests/boot/test_ready.py", "test_an_agent_that_does_not_register_is_a_failure"),
        ],
    ),
    (
        "No agent starts on an instance whose boot has failed.",
        &[
            (
                "tests/boot/test_closed.py",
                "test_a_script_that_is_killed_at_any_step_leaves_an_agent_that_may_not_start",
            ),
            ("tests/boot/test_closed.py", "test_a_step_that_fails_leaves_an_agent_that_may_not_start"),
        ],
    ),
    (
        "From two to eight instances, the main example grows in at most 20 minutes.",
        &[(
            "tests/suite/simulation/cases.rs",
            "growing_from_two_to_eight_instances_takes_as_long_as_the_page_says",
        )],
    ),
    (
        "Agents that reconnect three times an hour for five seconds cause no cycle of scale-out and scale-in in 30 days of constant load.",
        &[(
            "tests/suite/simulation/cases.rs",
            "agents_that_reconnect_three_times_an_hour_for_five_seconds_cause_no_cycle_in_thirty_days",
        )],
    ),
    (
        "After spot interruptions, all containers run again.",
        &[("tests/suite/simulation/cases.rs", "after_spot_interruptions_all_containers_run_again")],
    ),
    (
        "An instance that never becomes ready takes no container and is replaced when `startup_timeout` is over at the latest.",
        &[(
            "tests/suite/simulation/boots.rs",
            "instances_that_never_become_ready_are_replaced_until_all_containers_run",
        )],
    ),
    (
        "It does not make the group larger.",
        &[(
            "tests/suite/simulation/boots.rs",
            "a_boot_that_always_fails_costs_a_launch_per_boot_and_does_not_make_the_group_larger",
        )],
    ),
    (
        "With `managed`, all containers run one minute and one boot after the load has grown, from zero instances after twice that, where neither `step.out` nor the maximum stands in the way.",
        &[("tests/suite/simulation/managed.rs", "managed_grows_as_fast_as_the_page_says")],
    ),
    (
        "With `managed`, a cluster without containers returns to its minimum, also to zero, and stays there.",
        &[("tests/suite/simulation/managed.rs", "managed_goes_to_its_minimum_and_stays_there")],
    ),
    (
        "With `managed`, all containers of a constant load run at the end of a month.",
        &[("tests/suite/simulation/managed.rs", "managed_finds_room_again_after_each_scale_in")],
    ),
];

/// The sentences of the section.
fn sentences() -> Vec<String> {
    let page = fs::read_to_string(support::path("docs/draining-and-scaling.md")).unwrap();
    let (_, section) = page.split_once("\n## Guarantees\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let bullets = section.lines().filter_map(|line| line.strip_prefix("- "));
    bullets
        .flat_map(|bullet| bullet.split_inclusive(". "))
        .map(|sentence| sentence.trim().to_owned())
        .collect()
}

#[test]
fn each_guarantee_of_the_page_is_asserted_by_tests_and_each_that_is_asserted_is_there() {
    let sentences = sentences();
    let asserted: Vec<&str> = GUARANTEES.iter().map(|(sentence, _)| *sentence).collect();
    assert_eq!(sentences, asserted);
    for (sentence, tests) in GUARANTEES {
        assert!(!tests.is_empty(), "{sentence}");
        for (file, name) in *tests {
            let text = fs::read_to_string(support::path(file)).unwrap();
            let is_test = text.contains(&format!("fn {name}(")) || text.contains(&format!("def {name}("));
            assert!(is_test, "{file} has no test `{name}` for: {sentence}");
        }
    }
}
