//! What the fuzzer does, without a fuzzer: each target over the inputs that it begins with, and over all that it has found.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::support::path;

#[path = "../fuzz/bodies.rs"]
mod bodies;

/// The files of a folder in name order; none if there is no such folder.
fn files(folder: PathBuf) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_the_fuzzer_found_is_fixed() {
    for (target, body) in bodies::TARGETS {
        for file in files(path("tests/fuzz/regressions").join(target)) {
            println!("{}", file.display());
            body(&fs::read(&file).unwrap());
        }
    }
}

#[test]
fn every_regression_belongs_to_a_target() {
    for folder in files(path("tests/fuzz/regressions")) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(bodies::TARGETS.iter().any(|(target, _)| *target == name), "there is no target `{name}`");
    }
}

#[test]
fn every_target_has_a_binary_for_the_fuzzer() {
    let mut targets: Vec<String> = bodies::TARGETS.iter().map(|(target, _)| format!("{target}.rs")).collect();
    targets.sort();
    let binaries: Vec<String> = files(path("tests/fuzz/targets"))
        .iter()
        .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(binaries, targets);
}

/// The seeds are many: every so manieth is run here, and all of them by `FUZZ_SEEDS=all cargo test fuzz`.
#[test]
fn the_inputs_that_the_fuzzer_begins_with_keep_every_promise() {
    let folder = tempfile::tempdir().unwrap();
    let seeded = Command::new(path("tests/fuzz/seed")).arg(folder.path()).status().unwrap();
    assert!(seeded.success());
    let step = if std::env::var("FUZZ_SEEDS").is_ok_and(|seeds| seeds == "all") { 1 } else { 16 };
    for (target, body) in bodies::TARGETS {
        let seeds = files(folder.path().join(target));
        assert!(!seeds.is_empty(), "`{target}` has no seeds");
        for file in seeds.iter().step_by(step) {
            println!("{target} {}", file.display());
            body(&fs::read(file).unwrap());
        }
    }
}
