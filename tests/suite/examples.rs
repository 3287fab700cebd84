//! Every example compiles without a diagnostic, and to the templates that are committed beside it.
//! `UPDATE=1 cargo test examples` rewrites them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ecsc::compile::{Compilation, Configured, Input, SourceText, Variables, compile};
use ecsc::diagnostics::control::Levels;
use ecsc::emit::Format;
use ecsc::project::{Configuration, Folder};

use crate::expect::{expect, updating};
use crate::support;

/// The folder of the examples.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The names of all examples. The steps of the tutorial are below a folder of their own, and have no committed templates.
pub(crate) fn names() -> Vec<String> {
    programs_in("")
}

/// The folders with programs, by their paths below that of the examples.
fn programs_in(below: &str) -> Vec<String> {
    let program = |path: &Path| {
        fs::read_dir(path).is_ok_and(|mut files| files.any(|file| is_source(&file.unwrap().path())))
    };
    let mut names: Vec<String> = fs::read_dir(folder().join(below))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| program(&entry.path()))
        .map(|entry| format!("{below}{}", entry.file_name().into_string().unwrap()))
        .collect();
    names.sort();
    names
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ecs")
}

/// The program of an example, file by file.
pub(crate) fn sources(name: &str) -> Vec<SourceText> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| is_source(path))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let file = path.file_name().unwrap().to_str().unwrap();
            SourceText::new(format!("examples/{name}/{file}"), fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// What the `ecsc.toml` of an example makes of warnings.
fn levels(name: &str) -> Levels {
    Configuration::of(&folder().join(name)).unwrap().levels
}

/// Compiles sources as the command line does.
pub(crate) fn compiled(name: &str, sources: Vec<SourceText>, format: Format) -> Compilation {
    let folder = folder().join(name);
    compile(Input { format, levels: levels(name), reader: &Folder(&folder), ..Input::new(name, sources) })
}

#[test]
fn every_example_compiles_to_its_committed_templates_without_a_diagnostic() {
    let names = names();
    assert_eq!(
        names,
        [
            "edge",
            "internal",
            "minimal",
            "next-post",
            "platform",
            "post",
            "post-volume",
            "shared-volume",
            "shop"
        ]
    );
    for name in names {
        let compilation = compiled(&name, sources(&name), Format::Yaml);
        let found: Vec<String> =
            compilation.diagnostics.iter().map(|d| format!("{}: {}", d.code.id, d.message)).collect();
        assert_eq!(found, Vec::<String>::new(), "{name}");

        let mut expected: BTreeMap<String, String> = compilation
            .output
            .templates
            .iter()
            .map(|template| (template.file.clone(), template.text.clone()))
            .collect();
        expected.insert("manifest.json".into(), compilation.output.manifest.clone());
        let committed = folder().join(&name).join("templates");
        let stale: Vec<String> =
            expected.iter().filter_map(|(file, text)| expect(&committed.join(file), text).err()).collect();
        assert!(stale.is_empty(), "{}", stale.join("\n"));
        for entry in fs::read_dir(&committed).unwrap() {
            let file = entry.unwrap();
            if expected.contains_key(file.file_name().to_str().unwrap()) {
                continue;
            }
            assert!(updating(), "{} is of no stack (UPDATE=1 removes it)", file.path().display());
            fs::remove_file(file.path()).unwrap();
        }
    }
}

#[test]
fn every_step_of_the_tutorial_compiles_without_a_diagnostic_and_is_in_it() {
    let tutorial = fs::read_to_string(support::path("docs/tutorial.md")).unwrap();
    let steps = programs_in("tutorial/");
    assert!(steps.len() >= 8, "{steps:?}");
    for step in steps {
        let configuration = Configuration::of(&folder().join(&step)).unwrap();
        let environments = configuration.read().unwrap();
        let runs: Vec<Option<Configured>> =
            if environments.is_empty() { vec![None] } else { environments.into_iter().map(Some).collect() };
        for configured in runs {
            let variables = Variables { configured, ..Variables::default() };
            let compilation = compile(Input { variables, ..Input::new("shop", sources(&step)) });
            let found = support::codes(&compilation);
            assert!(found.is_empty(), "{step}: {found:?}");
        }
        assert!(tutorial.contains(&format!("examples/{step}")), "the tutorial does not show {step}");
    }
}

#[test]
fn the_same_program_gives_the_same_bytes() {
    for name in names() {
        let first = compiled(&name, sources(&name), Format::Json).output;
        let second = compiled(&name, sources(&name), Format::Json).output;
        assert_eq!(first, second, "{name}");
    }
}

#[test]
fn each_template_can_be_given_to_cloudformation_inline() {
    // One says that its YAML is too large, and how it is deployed instead.
    let mut minified = Vec::new();
    for name in names() {
        let too_large = levels(&name).by_code.contains_key("W0650");
        if too_large {
            assert!(sources(&name)[0].text.contains("--format json --minify"), "{name}");
            minified.push(name.clone());
        }
        let format = if too_large { Format::JsonMinified } else { Format::Yaml };
        for template in compiled(&name, sources(&name), format).output.templates {
            assert!(template.text.len() <= 51_200, "{}: {} bytes", template.file, template.text.len());
        }
    }
    assert_eq!(minified, ["post"]);
}

#[test]
fn the_minimal_example_has_at_most_twelve_lines_without_comments() {
    let [program] = &sources("minimal")[..] else { panic!("one file") };
    let lines = program.text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    assert!(lines.count() <= 12);
}

#[test]
fn reordering_blocks_renames_nothing() {
    let program = sources("platform").remove(0).text;
    let (head, tail) = program.split_once("listener \"public\"").unwrap();
    let moved = format!("listener \"public\"{tail}\n{head}");
    let ids = |text: String| -> Vec<(String, Vec<String>)> {
        let compilation = compiled("platform", vec![SourceText::new("a.ecs", text)], Format::Yaml);
        assert!(!compilation.has_errors());
        let mut stacks: Vec<(String, Vec<String>)> = compilation
            .stacks
            .iter()
            .map(|stack| {
                let mut ids: Vec<String> = stack.template.resources.keys().cloned().collect();
                ids.sort();
                (stack.name.clone(), ids)
            })
            .collect();
        stacks.sort();
        stacks
    };
    assert_eq!(ids(program), ids(moved));
}
