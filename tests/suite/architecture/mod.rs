//! The architecture is as ARCHITECTURE.md says: who may import whom, who knows which crate, how big a file is.

mod layers;
mod paths;
mod tokens;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use layers::Layers;
use paths::{ModulePath, module_of};

/// What only these files may name.
const KNOWN_ONLY_TO: &[(&str, &[&str])] = &[
    ("miette", &["diagnostics/render/accessible.rs"]),
    ("codespan_reporting", &["diagnostics/render/human.rs"]),
    ("pest", &["syntax/"]),
    ("pest_derive", &["syntax/"]),
    ("clap", &["cli/", "generate/"]),
    ("lsp_server", &["lsp/"]),
    ("gen_lsp_types", &["lsp/"]),
    ("std::fs", &["cli/", "lsp/", "project/"]),
    ("std::env", &["cli/", "lsp/", "project/", "main.rs"]),
    ("std::time", &["cli/", "lsp/"]),
];

/// Lines of the longest file that a person writes.
const MAX_LENGTH: usize = 600;

/// A source file: its path below `src/`, and its code without comments and tests.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            let path = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            let code = if is_test(&path) { String::new() } else { code(&text) };
            Source { path, text, code }
        })
        .collect()
}

/// Every module that has a file.
fn modules() -> BTreeSet<ModulePath> {
    sources().iter().map(|source| module_of(&source.path)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Unit tests may look upward: they test with whatever is at hand.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The lines before the unit tests, without comments.
fn code(text: &str) -> String {
    let text = text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn every_module_has_its_layer_and_every_layer_its_module() {
    let layers = Layers::read();
    let modules = modules();
    for module in modules.iter().filter(|module| !module.is_empty()) {
        assert!(layers.of(module).is_some(), "`{}` stands in no layer", module.join("::"));
    }
    for layer in &layers.0 {
        assert!(modules.contains(layer), "there is no module `{}`", layer.join("::"));
    }
}

#[test]
fn layers_import_only_from_those_below() {
    let (layers, modules) = (Layers::read(), modules());
    let upward = sources().into_iter().flat_map(|source| layers.upward(&source.path, &source.code, &modules));
    assert_eq!(upward.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_crate_shows_its_modules_from_the_bottom_up() {
    let layers = Layers::read();
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let shown = root
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    let listed = layers.0.iter().filter(|layer| layer.len() == 1).map(|layer| layer[0].as_str());
    assert_eq!(shown.collect::<Vec<_>>(), listed.collect::<Vec<_>>());
}

#[test]
fn a_crate_is_known_only_where_it_belongs() {
    for source in sources() {
        for (name, places) in KNOWN_ONLY_TO {
            let named =
                source.code.contains(&format!("{name}::")) || source.code.contains(&format!("use {name};"));
            let allowed = places.iter().any(|place| source.path.starts_with(place));
            assert!(allowed || !named, "src/{}: only {places:?} may name `{name}`", source.path);
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for source in sources() {
        let opens = source.text.starts_with("//! ") || source.text.starts_with("// Generated ");
        assert!(opens, "src/{} does not open with `//! ...`", source.path);
    }
}

#[test]
fn files_are_small() {
    for source in sources() {
        let lines = source.text.lines().count();
        let generated = source.text.lines().take(5).any(|line| line.contains("@generated"));
        assert!(
            generated || lines <= MAX_LENGTH,
            "src/{} has {lines} lines: more than {MAX_LENGTH}",
            source.path
        );
    }
}
