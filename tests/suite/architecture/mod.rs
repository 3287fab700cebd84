//! The architecture is as ARCHITECTURE.md says: who may import whom, who knows which crate, how big a file is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What only these files may name.
const KNOWN_ONLY_TO: &[(&str, &[&str])] = &[
    ("miette", &["diagnostics/render/human.rs"]),
    ("codespan_reporting", &["diagnostics/render/short.rs"]),
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

/// The modules that a file names after `crate::`, one by one or in braces.
fn imports(code: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => modules.extend(first_words(list)),
            None => modules.extend(word(rest)),
        }
    }
    modules
}

/// The first word of each element of a braced list: `a, b` of `{a::{x, y}, b::z}`.
fn first_words(list: &str) -> Vec<String> {
    let (mut words, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                words.extend(word(list[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    words
}

fn word(text: &str) -> Option<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// The modules of the crate from the bottom up, as ARCHITECTURE.md lists them: `[source] [diagnostics, cfn, aws] ...`.
struct Groups(Vec<Vec<String>>);

impl Groups {
    fn read() -> Self {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
        let line = text.lines().find(|line| line.contains("`[source] [")).expect("the groups");
        let groups = line.split('[').skip(1).map(|group| group.split(']').next().unwrap());
        Self(groups.map(|group| group.split(", ").map(str::to_owned).collect()).collect())
    }

    fn of(&self, module: &str) -> Option<usize> {
        self.0.iter().position(|group| group.iter().any(|it| it == module))
    }
}

/// `syntax` of `syntax/ast.rs` and of `syntax.rs`; the subjects of the catalogue stand behind what they speak of.
fn module(path: &str) -> &str {
    let subject = path.strip_prefix("diagnostics/catalog/").and_then(|rest| rest.split_once('/'));
    if subject.is_some_and(|(subject, _)| subject != "syntax") {
        return "catalog";
    }
    path.split_once('/').map_or(path.trim_end_matches(".rs"), |(module, _)| module)
}

#[test]
fn imports_are_found_in_every_spelling() {
    let code = "use crate::source::Span;\nuse crate::{\n  cfn::{self, Value},\n  aws,\n};\n$crate::diagnostics::Code\n";
    assert_eq!(imports(code), ["aws", "cfn", "diagnostics", "source"].map(String::from).into());
}

#[test]
fn every_module_has_its_place() {
    let groups = Groups::read();
    for source in sources() {
        let module = module(&source.path);
        let known = matches!(module, "lib" | "main") || groups.of(module).is_some();
        assert!(known, "src/{}: `{module}` stands in no group of the architecture", source.path);
    }
}

#[test]
fn modules_import_only_from_earlier_groups() {
    let groups = Groups::read();
    for source in sources() {
        let module = module(&source.path);
        let Some(own) = groups.of(module) else { continue };
        for import in imports(&source.code) {
            // What is no module is a macro.
            let Some(imported) = groups.of(&import) else { continue };
            let allowed = import == module || imported < own;
            assert!(allowed, "src/{}: `{module}` may not import from `{import}`", source.path);
        }
    }
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
