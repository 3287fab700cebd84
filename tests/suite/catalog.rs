//! The catalogue of diagnostics is in order, and its pages keep what they promise.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ecsc::diagnostics::{Code, Severity, catalog};

use crate::support::{codes, compile_text, examples};

/// The subjects' folders and the first figures of their codes: a subject whose hundred is full has a second one.
const SUBJECTS: [(&str, &[&str]); 7] = [
    ("syntax", &["01"]),
    ("names", &["02"]),
    ("types", &["03"]),
    ("values", &["04"]),
    ("platform", &["05", "07", "08", "09"]),
    ("advice", &["06", "08", "09"]),
    ("project", &["09"]),
];

/// Mistakes that no page can show: bytes that are no text, and what is wrong around a program.
const NO_TEXT: [&str; 4] = ["E0112", "E0990", "E0991", "E0992"];

/// A file of the catalogue.
struct File {
    /// `names/unknown_attribute.rs`
    path: String,
    text: String,
    /// How its subject's codes begin.
    figures: &'static [&'static str],
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/catalog");
    let mut files = Vec::new();
    for (subject, figures) in SUBJECTS {
        for entry in fs::read_dir(root.join(subject)).unwrap() {
            let file = entry.unwrap();
            let name = file.file_name().into_string().unwrap();
            if name.strip_suffix(".rs").is_some_and(|stem| stem != "mod") {
                let text = fs::read_to_string(file.path()).unwrap();
                files.push(File { path: format!("{subject}/{name}"), text, figures });
            }
        }
    }
    files
}

/// The id that a file declares: of the line `E0203 error "unknown attribute"`.
fn declared(text: &str) -> Option<&str> {
    text.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let id = words.next()?;
        matches!(words.next(), Some("error" | "warning")).then_some(id)
    })
}

fn letter(severity: Severity) -> char {
    match severity {
        Severity::Error => 'E',
        Severity::Warning => 'W',
    }
}

#[test]
fn ids_are_unique_and_in_order() {
    let mut known = BTreeSet::new();
    for (_, _, codes) in catalog::subjects() {
        let figures: Vec<&str> = codes.iter().map(|code| &code.id[1..]).collect();
        for pair in figures.windows(2) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
        }
        for figures in figures {
            assert!(known.insert(figures), "{figures} is the number of two codes");
        }
    }
}

#[test]
fn an_id_tells_severity_and_subject() {
    for code in catalog::all() {
        assert!(code.id.starts_with(letter(code.severity)), "{} is {:?}", code.id, code.severity);
    }
    for file in files() {
        let id = declared(&file.text).unwrap_or_else(|| panic!("{} declares no code", file.path));
        assert!(
            file.figures.iter().any(|figures| id[1..].starts_with(figures)),
            "{} declares {id}",
            file.path
        );
    }
}

#[test]
fn every_file_of_the_catalogue_is_in_it() {
    let listed: BTreeSet<&str> = catalog::all().map(|code| code.id).collect();
    let files = files();
    let written: BTreeSet<&str> = files.iter().filter_map(|file| declared(&file.text)).collect();
    assert_eq!(written, listed);
    assert_eq!(files.len(), listed.len(), "two files declare one code");
}

#[test]
fn titles_are_a_few_words_in_lower_case() {
    for Code { id, title, .. } in catalog::all() {
        // What is spelled with capitals in the field may begin with them: `EFS`, `IAM`, `UTF-8`.
        let first = title.split(' ').next().unwrap_or_default();
        let acronym = first.len() > 1 && first.chars().all(|c| !c.is_lowercase());
        assert!(acronym || title.starts_with(|c: char| c.is_lowercase() || c == '`'), "{id}: {title}");
        assert!(!title.ends_with(['.', '!', ':']), "{id}: {title}");
        assert!(title.split(' ').count() <= 10, "{id}: {title}");
    }
    let titles: BTreeSet<&str> = catalog::all().map(|code| code.title).collect();
    assert_eq!(titles.len(), catalog::all().count(), "two codes have one title");
}

#[test]
fn a_page_says_why_and_shows_what_fails_and_what_passes() {
    for code in catalog::all() {
        let prose = code.page.split("```").next().unwrap_or_default().trim();
        assert!(prose.ends_with(['.', ':', '?']) && prose.len() > 15, "{}: {prose:?}", code.id);
        assert!(!examples(code, "pass").is_empty(), "{} has no example that passes", code.id);
        let fails = !examples(code, "fail").is_empty();
        assert!(fails || NO_TEXT.contains(&code.id), "{} has no example that fails", code.id);
    }
}

#[test]
fn the_example_that_fails_gives_the_code_and_the_one_that_passes_no_error() {
    let mut broken = Vec::new();
    for code in catalog::all() {
        for text in examples(code, "fail") {
            let found = codes(&compile_text("example.ecs", &text));
            if !found.contains(&code.id) {
                broken.push(format!("{}: the example that fails gives {found:?}", code.id));
            }
        }
        for text in examples(code, "pass") {
            let compilation = compile_text("example.ecs", &text);
            let found = codes(&compilation);
            if compilation.has_errors() || found.contains(&code.id) {
                broken.push(format!("{}: the example that passes gives {found:?}", code.id));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_mistake_gives_one_message() {
    let mut repeated = Vec::new();
    for code in catalog::all() {
        for text in examples(code, "fail") {
            // A warning of something unused says more of the example than of the mistake.
            let compilation = compile_text("example.ecs", &text);
            let errors = compilation.diagnostics.iter().filter(|it| it.severity() == Severity::Error);
            let found: Vec<&str> = errors.map(|it| it.code.id).collect();
            if found.len() > 1 {
                repeated.push(format!("{}: the example that fails gives {found:?}", code.id));
            }
        }
    }
    assert!(repeated.is_empty(), "{}", repeated.join("\n"));
}
