//! The table of cases from production, in docs/robustness.md: each row names tests, and those are there.

use std::fs;
use std::path::Path;

use crate::support;

/// The column of the table that names what shows a case.
const SHOWN_BY: usize = 3;

#[test]
fn the_tests_that_the_cases_from_production_name_are_there() {
    let page = fs::read_to_string(support::path("docs/robustness.md")).unwrap();
    let (_, table) = page.split_once("\n## Cases from production\n").unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 50, "{}", rows.len());
    let mut named = 0;
    for row in rows {
        let shown_by = row.split(" | ").nth(SHOWN_BY - 1).unwrap_or_default();
        for name in shown_by.split('`').skip(1).step_by(2) {
            named += usize::from(is_a_file_or_test(name));
            assert!(exists(name), "`{name}` is not there: {row}");
        }
    }
    assert!(named > 80, "{named}");
}

/// Whether a name is one that can be looked for: not a module of the compiler, nor a rule of a validator.
fn is_a_file_or_test(name: &str) -> bool {
    let (file, test) = name.split_once("::").unwrap_or((name, ""));
    file.contains('.') || file.contains('/') || test.is_empty() && name.starts_with("test_")
}

fn exists(name: &str) -> bool {
    if !is_a_file_or_test(name) {
        return true;
    }
    let (file, test) = name.split_once("::").unwrap_or((name, ""));
    if test.is_empty() && !file.contains('.') && !file.contains('/') {
        return any_under(&support::path("tests"), &|path| contains(path, name));
    }
    let name = file.rsplit('/').next().unwrap_or_default();
    let (beginning, end) = name.split_once('*').unwrap_or((name, ""));
    let matches = |path: &Path| {
        let found = path.file_name().unwrap().to_str().unwrap();
        let same = if name.contains('*') {
            found.starts_with(beginning) && found.ends_with(end)
        } else {
            found == name
        };
        same && (test.is_empty() || contains(path, test))
    };
    let folder = file.strip_suffix(name).unwrap_or_default();
    let path = support::path(file);
    path.is_dir() || any_under(&support::path(if folder.is_empty() { "tests" } else { folder }), &matches)
}

/// Whether a file declares a test.
fn contains(path: &Path, test: &str) -> bool {
    let source = fs::read_to_string(path).unwrap_or_default();
    source.contains(&format!("fn {test}(")) || source.contains(&format!("def {test}("))
}

fn any_under(folder: &Path, is_meant: &dyn Fn(&Path) -> bool) -> bool {
    fs::read_dir(folder).into_iter().flatten().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() { any_under(&path, is_meant) } else { is_meant(&path) }
    })
}
