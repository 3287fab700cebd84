//! What each attribute becomes: programs under `tests/golden/<kind>/`, each with the difference that it makes to the templates.
//!
//! `before.ecs` is a program without the kind, `base.ecs` the least program with it, and every other one is `base.ecs` with
//! one thing more; its name is the path of that attribute: `key.rotate.ecs`. `INSTA_UPDATE=always cargo test golden` writes the
//! snapshots anew; read what changed.

mod coverage;
mod difference;

use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::{Input, SourceText, compile};
use ecsc::diagnostics::Severity;
use indexmap::IndexMap;

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

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for folder in fs::read_dir(root()).unwrap() {
        let folder = folder.unwrap().path();
        // What `format` holds there is no program: it is judged by its layout alone.
        if folder.ends_with("format") {
            continue;
        }
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|extension| extension == "ecs") {
                let name = file.file_stem().unwrap().to_str().unwrap().to_string();
                cases.push(Case { folder: folder.clone(), name });
            }
        }
    }
    cases.sort_by(|a, b| (&a.folder, &a.name).cmp(&(&b.folder, &b.name)));
    cases
}

impl Case {
    /// The program that it is compared with.
    fn before(&self) -> Option<PathBuf> {
        let name = if self.name == "base" { "before.ecs" } else { "base.ecs" };
        let path = self.folder.join(name);
        path.exists().then_some(path)
    }
}

/// The templates of a program, by the names of their stacks.
fn templates(path: &Path) -> IndexMap<String, String> {
    let text = fs::read_to_string(path).unwrap();
    let source = SourceText::new(path.file_name().unwrap().to_str().unwrap(), text);
    let compilation = compile(Input::new("golden", [source]));
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

#[test]
fn each_attribute_becomes_what_its_snapshot_shows() {
    for case in cases().into_iter().filter(|case| case.name != "before") {
        let after = templates(&case.folder.join(format!("{}.ecs", case.name)));
        let before = case.before().map(|path| templates(&path)).unwrap_or_default();
        let shown = difference::show(&before, &after);
        assert!(!shown.is_empty(), "{}/{} changes nothing", case.folder.display(), case.name);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(case.name.as_str(), shown));
    }
}
