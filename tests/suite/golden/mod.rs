//! What each attribute becomes: programs under `tests/golden/<kind>/`, each with the difference that it makes to the templates.
//!
//! `before.ecs` is a program without the kind, `base.ecs` the least program with it, and every other one is `base.ecs` with
//! one thing more; its name is the path of that attribute: `key.rotate.ecs`. Those of an `existing` block may have a base of their
//! own, `existing.base.ecs`. `UPDATE=1 cargo test golden` writes the snapshots
//! anew; read what changed.

mod coverage;
mod difference;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::{Input, SourceText, compile};
use ecsc::diagnostics::Severity;
use indexmap::IndexMap;

use crate::expect::{expect, updating};
use crate::support::Files;

/// A program under `tests/golden/`.
struct Case {
    folder: PathBuf,
    /// Its file's name without ending.
    name: String,
}

/// The folder of all programs.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The files with an ending in the folders of the kinds.
fn files(ending: &str) -> Vec<PathBuf> {
    // What `format` holds there is not a program: only its layout is compared, by the formatter's suite.
    let folders = fs::read_dir(root()).unwrap().map(|folder| folder.unwrap().path());
    let folders = folders.filter(|folder| !folder.ends_with("format"));
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|file| file.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|extension| extension == ending)).collect()
}

fn cases() -> Vec<Case> {
    let case = |file: PathBuf| Case {
        folder: file.parent().unwrap().to_owned(),
        name: file.file_stem().unwrap().to_str().unwrap().to_owned(),
    };
    let mut cases: Vec<Case> = files("ecs").into_iter().map(case).collect();
    cases.sort_by(|a, b| (&a.folder, &a.name).cmp(&(&b.folder, &b.name)));
    cases
}

impl Case {
    /// What is expected of it.
    fn snapshot(&self) -> PathBuf {
        self.folder.join(format!("{}.snap", self.name))
    }

    /// The program that it is compared with.
    fn before(&self) -> Option<PathBuf> {
        // Where an `existing` block has little in common with one that is created, it has a base of its own.
        let own = if self.name.starts_with("existing.") { "existing.base.ecs" } else { "base.ecs" };
        let names = if matches!(self.name.as_str(), "base" | "existing.base") {
            ["before.ecs"; 2]
        } else {
            [own, "base.ecs"]
        };
        names.map(|name| self.folder.join(name)).into_iter().find(|path| path.exists())
    }
}

/// The templates of a program, by the names of their stacks.
fn templates(path: &Path) -> IndexMap<String, String> {
    let text = fs::read_to_string(path).unwrap();
    let source = SourceText::new(path.file_name().unwrap().to_str().unwrap(), text);
    let compilation = compile(Input { reader: &Files, ..Input::new("golden", [source]) });
    let errors: Vec<String> = compilation
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Error)
        .map(|diagnostic| format!("{}: {}", diagnostic.code.id, diagnostic.message))
        .collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    let stacks = compilation.stacks.iter().map(|stack| stack.name.clone());
    let texts = compilation.output.templates.iter().map(|template| template.text.clone());
    stacks.zip(texts).collect()
}

/// What is said of a cluster that exists already is checked, and changes no template.
const FACTS: [&str; 6] = [
    "existing.drain",
    "existing.https",
    "existing.instances.reserved_memory",
    "existing.instances.size",
    "existing.instances.spot",
    "existing.listener.https",
];

#[test]
fn each_attribute_becomes_what_its_snapshot_shows() {
    let mut differences = Vec::new();
    for case in cases().into_iter().filter(|case| case.name != "before") {
        let after = templates(&case.folder.join(format!("{}.ecs", case.name)));
        let before = case.before().map(|path| templates(&path)).unwrap_or_default();
        let shown = difference::show(&before, &after);
        let (folder, name) = (case.folder.display(), case.name.as_str());
        let is_fact = FACTS.contains(&name);
        assert_eq!(shown.trim().is_empty(), is_fact, "{folder}/{name} changes something: {}", !is_fact);
        if is_fact {
            continue;
        }
        differences.extend(expect(&case.snapshot(), &shown).err());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_snapshot_belongs_to_a_program() {
    let expected: BTreeSet<PathBuf> = cases().iter().map(Case::snapshot).collect();
    for file in files("snap") {
        if expected.contains(&file) {
            continue;
        }
        assert!(updating(), "{} belongs to no program (UPDATE=1 removes it)", file.display());
        fs::remove_file(file).unwrap();
    }
}
