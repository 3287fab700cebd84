//! Expectation files: what is found is compared with them, or written by `UPDATE=1 cargo test`.

use std::fs;
use std::path::Path;
use std::time::Duration;

use similar::TextDiff;

/// Where two large texts have little in common, the smallest diff is not worth waiting for.
const MAX_WAIT: Duration = Duration::from_secs(2);

/// The maximum number of lines of a diff that are shown: a change of the writer changes all of a template.
const MAX_LINES: usize = 80;

/// Whether expectations are written instead of compared: `UPDATE=1 cargo test`.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Compares a text with an expectation file, or writes it. The error is the diff from what was expected to what was found.
pub(crate) fn expect(file: &Path, actual: &str) -> Result<(), String> {
    let expected = fs::read_to_string(file).ok();
    if expected.as_deref() == Some(actual) {
        return Ok(());
    }
    if updating() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, actual).unwrap();
        return Ok(());
    }
    let shown = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(file).display();
    let diff = difference(expected.as_deref().unwrap_or_default(), actual);
    Err(format!("{shown} differs (UPDATE=1 writes it):\n{diff}"))
}

/// A unified diff, or the beginning of a long one.
fn difference(expected: &str, actual: &str) -> String {
    let diff = TextDiff::configure().timeout(MAX_WAIT).diff_lines(expected, actual);
    let text = diff.unified_diff().context_radius(3).header("expected", "found").to_string();
    match text.lines().count().checked_sub(MAX_LINES) {
        None | Some(0) => text,
        Some(left) => {
            let beginning: String = text.split_inclusive('\n').take(MAX_LINES).collect();
            format!("{beginning}... and {left} more lines\n")
        }
    }
}

#[test]
fn a_difference_is_shown_as_a_diff() {
    let diff = difference("a\nb\nc\n", "a\nx\nc\n");
    assert_eq!(diff, "--- expected\n+++ found\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
}

#[test]
fn a_long_difference_is_cut() {
    let diff = difference("", &"line\n".repeat(100));
    assert_eq!(diff.lines().count(), MAX_LINES + 1);
    assert!(diff.ends_with("... and 23 more lines\n"), "{diff}");
}
