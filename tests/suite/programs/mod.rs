//! Any well-typed program: random programs from the schema, and what must hold for each that the compiler takes.
//!
//! `cargo test programs` makes as many as fit into a test; `PROGRAMS=100000 SEED=1 cargo test --release programs` makes more.
//! A program for which something does not hold is minimised and printed; with its fix it goes to `tests/programs/regressions`.

mod compiled;
mod generator;
mod oracles;
mod shrink;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, thread};

use ecsc::compile::Compilation;
use ecsc::emit::{self, Format};
use ecsc::language::functions::FUNCTIONS;
use ecsc::language::{BlockSchema, kinds};

use self::compiled::{Accepted, accepted};
use crate::support;

/// So many programs are made in the test command.
const PROGRAMS: u64 = 2_000;

/// The templates of so many are read by PyYAML, which takes its time.
const READ_BY_PYTHON: u64 = 100;

/// So many failing programs are shown, each with something else broken.
const SHOWN: usize = 8;

/// What came of all programs.
#[derive(Debug, Default)]
struct Figures {
    made: u64,
    /// Taken as they were made.
    at_once: u64,
    /// Taken after what was refused had been taken out.
    corrected: u64,
    /// How many programs had to be corrected for which errors.
    refused_for: BTreeMap<&'static str, u64>,
    paths: BTreeSet<String>,
    functions: BTreeSet<&'static str>,
    stacks: usize,
    resources: usize,
    failing: u64,
    /// By what is broken, and where: how often, and the first: seed and diagnostic.
    failures: BTreeMap<String, (u64, u64, String)>,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.made += other.made;
        self.at_once += other.at_once;
        self.corrected += other.corrected;
        for (code, count) in other.refused_for {
            *self.refused_for.entry(code).or_default() += count;
        }
        self.paths.extend(other.paths);
        self.functions.extend(other.functions);
        self.stacks += other.stacks;
        self.resources += other.resources;
        self.failing += other.failing;
        for (variety, (count, seed, diagnostic)) in other.failures {
            let known = self.failures.entry(variety).or_insert((0, seed, diagnostic.clone()));
            known.0 += count;
            if seed < known.1 {
                (known.1, known.2) = (seed, diagnostic);
            }
        }
    }

    fn check(&mut self, seed: u64) {
        self.made += 1;
        let Some(accepted) = accepted(generator::program(seed)) else { return };
        let at_once = accepted.refused_for.is_empty();
        *(if at_once { &mut self.at_once } else { &mut self.corrected }) += 1;
        for code in &accepted.refused_for {
            *self.refused_for.entry(code).or_default() += 1;
        }
        self.paths.extend(accepted.tree.paths());
        let called = |name: &str| accepted.text.contains(&format!("{name}("));
        self.functions.extend(FUNCTIONS.iter().map(|function| function.name).filter(|name| called(name)));
        self.stacks += accepted.compilation.stacks.len();
        self.resources +=
            accepted.compilation.stacks.iter().map(|stack| stack.template.resources.len()).sum::<usize>();
        let found = oracles::check(&accepted);
        self.failing += u64::from(!found.is_empty());
        for diagnostic in found {
            println!("seed {seed}: {diagnostic}");
            let entry = self.failures.entry(oracles::variety(&diagnostic)).or_insert((0, seed, diagnostic));
            entry.0 += 1;
        }
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |value| value.parse().expect("a number"))
}

/// All programs, checked once for all tests.
static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    let (count, seed) = (setting("PROGRAMS", PROGRAMS), setting("SEED", 1) << 32);
    let next = AtomicU64::new(0);
    let work = || {
        let mut figures = Figures::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return figures;
            }
            figures.check(seed + number);
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut figures = Figures::default();
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for worker in running {
            figures.add(worker.join().unwrap());
        }
    });
    let Figures { made, at_once, corrected, stacks, resources, failing, .. } = &figures;
    println!(
        "{made} programs: {at_once} taken as they are, {corrected} once corrected; {stacks} stacks of {resources} resources; {failing} failures"
    );
    figures
});

#[test]
fn what_must_hold_holds_for_every_program_that_is_taken() {
    let figures = &*FIGURES;
    for (variety, (count, seed, diagnostic)) in figures.failures.iter().take(SHOWN) {
        let tree = accepted(generator::program(*seed)).expect("it was taken").tree;
        let (program, last) = shrink::shrunk(tree, diagnostic);
        println!(
            "\n===== {variety}: {count} times, first with the seed {seed}: {diagnostic}\n{last}\n-----\n{program}"
        );
    }
    assert!(figures.failures.is_empty(), "{} programs fail", figures.failing);
}

#[test]
fn three_of_five_programs_are_taken_as_they_are() {
    let figures = &*FIGURES;
    let mut reasons: Vec<_> = figures.refused_for.iter().map(|(code, count)| (*count, *code)).collect();
    reasons.sort_by(|one, other| other.cmp(one));
    reasons.truncate(SHOWN);
    assert!(
        figures.at_once * 5 >= figures.made * 3,
        "{} of {}; refused for {reasons:?}",
        figures.at_once,
        figures.made
    );
    assert!(
        (figures.at_once + figures.corrected) * 10 >= figures.made * 9,
        "{} more of {}",
        figures.corrected,
        figures.made
    );
}

#[test]
fn every_attribute_and_every_function_is_in_some_program_that_is_taken() {
    let figures = &*FIGURES;
    let mut missing = Vec::new();
    let mut check = |schema: &'static BlockSchema, path: &str| {
        each_path(schema, path, &mut |path| {
            if !figures.paths.contains(path) {
                missing.push(path.to_owned());
            }
        });
    };
    check(kinds::PROJECT, "project");
    for kind in kinds::KINDS {
        kind.created.into_iter().chain(kind.existing).for_each(|schema| check(schema, kind.name));
    }
    let called = |name: &&str| !figures.functions.contains(name);
    missing.extend(FUNCTIONS.iter().map(|function| function.name).filter(called).map(ToOwned::to_owned));
    assert_eq!(missing, Vec::<String>::new());
}

fn each_path(schema: &'static BlockSchema, path: &str, visit: &mut impl FnMut(&str)) {
    for field in schema.fields {
        let path = format!("{path}.{}", field.name);
        visit(&path);
        if let Some(inner) = field.block() {
            each_path(inner, &path, visit);
        }
    }
}

#[test]
#[ignore = "needs python3 with PyYAML"]
fn a_yaml_1_1_reader_reads_the_templates_of_programs() {
    let mut python = Command::new("python3")
        .args(["-c", include_str!("../../../src/emit/yaml/tests/pyyaml.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = python.stdin.take().unwrap();
    let mut written = 0;
    for seed in 0..setting("PROGRAMS", READ_BY_PYTHON) {
        let Some(accepted) = accepted(generator::program((setting("SEED", 1) << 32) + seed)) else {
            continue;
        };
        let Compilation { stacks, output, .. } = &accepted.compilation;
        for (stack, emitted) in stacks.iter().zip(&output.templates) {
            let json: serde_json::Value =
                serde_json::from_str(&emit::template(&stack.template, Format::Json)).unwrap();
            writeln!(input, "{}", serde_json::json!({ "yaml": emitted.text, "json": json })).unwrap();
            written += 1;
        }
    }
    drop(input);
    let output = python.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), written.to_string());
}

#[test]
#[ignore = "writes the folder that SAMPLES names"]
fn samples_are_written() {
    let folder = std::env::var("SAMPLES").expect("SAMPLES names a folder");
    fs::create_dir_all(format!("{folder}/notes")).unwrap();
    // What programs read.
    for name in ["one", "two"] {
        fs::write(format!("{folder}/notes/{name}"), format!("the text of {name}: ${{HOME}}\n")).unwrap();
    }
    for seed in 0..setting("PROGRAMS", 10) {
        if let Some(accepted) = accepted(generator::program((setting("SEED", 1) << 32) + seed)) {
            fs::write(format!("{folder}/{seed:03}.ecs"), accepted.text).unwrap();
        }
    }
}

#[test]
fn a_seed_gives_the_same_program_each_time() {
    for seed in 0..20 {
        assert_eq!(generator::program(seed).write().text, generator::program(seed).write().text);
    }
}

#[test]
fn what_once_failed_holds() {
    let folder = support::path("tests/programs/regressions");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let compilation = compiled::compile_text(text.clone());
        let errors: Vec<&str> = compiled::errors(&compilation).iter().map(|error| error.code.id).collect();
        // `# error E0341` in the first line: it was taken and must not be.
        let expected: Vec<&str> =
            text.lines().next().and_then(|line| line.strip_prefix("# error ")).into_iter().collect();
        assert_eq!(errors, expected, "{}", file.display());
        if expected.is_empty() {
            let tree = tree::Tree { items: vec![tree::Item::verbatim(&text)] };
            let found = oracles::check(&Accepted { tree, text, compilation, refused_for: BTreeSet::new() });
            assert_eq!(found, Vec::<String>::new(), "{}", file.display());
        }
    }
}
