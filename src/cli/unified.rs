//! Unified diffs.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, DiffTag, DiffableStr, group_diff_ops};

use crate::diagnostics::Edit;
use crate::source::{FileId, Span};

/// If two large texts have little in common, the smallest diff is not worth waiting for.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The number of unchanged lines around a change.
const CONTEXT: usize = 3;

/// The changes of a file in the format that `patch` reads.
pub(super) fn diff(name: &str, old: &str, new: &str) -> String {
    // As git does: `a//tmp/web.ecs` is not a path that `patch -p1` finds.
    let name = name.trim_start_matches('/');
    let (old, new) = (old.tokenize_lines(), new.tokenize_lines());
    let mut diff = String::new();
    for hunk in group_diff_ops(changes(&old, &new), CONTEXT) {
        if diff.is_empty() {
            diff = format!("--- a/{name}\n+++ b/{name}\n");
        }
        diff.push_str(&UnifiedHunkHeader::new(&hunk).to_string());
        diff.push('\n');
        for change in &hunk {
            push_change(&mut diff, change, &old, &new);
        }
    }
    diff
}

/// The changes of a file as edits of whole lines.
pub(super) fn edits(file: FileId, old: &str, new: &str) -> Vec<Edit> {
    let (old_lines, new_lines) = (old.tokenize_lines(), new.tokenize_lines());
    // Where each line begins, and where the last one ends.
    let mut starts = vec![0];
    starts.extend(old_lines.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    let start = |line: usize| starts.get(line).copied().unwrap_or(old.len());
    let changes = changes(&old_lines, &new_lines).into_iter().map(|change| change.as_tag_tuple());
    let changes = changes.filter(|(tag, ..)| *tag != DiffTag::Equal);
    let edit = |(_, before, after): (DiffTag, Range<usize>, Range<usize>)| Edit {
        span: Span::from_range(file, start(before.start)..start(before.end)),
        text: new_lines.get(after).unwrap_or_default().concat(),
    };
    changes.map(edit).collect()
}

/// The changes from some lines to others, by the one algorithm: `TextDiff` would bring five more, each made anew for lines and for
/// numbers, a tenth of all that the compiler compiles for it.
fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    let deadline = Instant::now().checked_add(TIMEOUT);
    let Ok(()) = myers::diff_deadline(&mut hook, old, 0..old.len(), new, 0..new.len(), deadline);
    hook.into_inner().into_inner().into_ops()
}

fn push_change(diff: &mut String, change: &DiffOp, old: &[&str], new: &[&str]) {
    let (tag, before, after) = change.as_tag_tuple();
    let (before, after) = (old.get(before).unwrap_or_default(), new.get(after).unwrap_or_default());
    match tag {
        DiffTag::Equal => push_lines(diff, ' ', before),
        DiffTag::Delete => push_lines(diff, '-', before),
        DiffTag::Insert => push_lines(diff, '+', after),
        DiffTag::Replace => {
            push_lines(diff, '-', before);
            push_lines(diff, '+', after);
        }
    }
}

fn push_lines(diff: &mut String, mark: char, lines: &[&str]) {
    for line in lines {
        diff.push(mark);
        diff.push_str(line);
        // Only the last line of a file. `patch` needs the note to tell whether the newline was added.
        if !line.ends_with_newline() {
            diff.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use similar::TextDiff;

    use super::*;

    /// As the library itself writes a diff.
    fn reference(old: &str, new: &str) -> String {
        TextDiff::from_lines(old, new).unified_diff().context_radius(CONTEXT).header("a/x", "b/x").to_string()
    }

    #[test]
    fn the_path_of_a_file_is_relative_in_a_diff() {
        assert!(diff("/tmp/x", "a\n", "b\n").starts_with("--- a/tmp/x\n+++ b/tmp/x\n"));
    }

    #[test]
    fn a_diff_is_that_of_the_library() {
        let lines = |step: usize, count: usize| -> String {
            let lines: Vec<String> = (0..count).map(|at| format!("line {}\n", at * step % 17)).collect();
            lines.concat()
        };
        let texts = [
            String::new(),
            "one".into(),
            "one\r\ntwo\r".into(),
            lines(1, 12),
            lines(3, 40),
            lines(5, 150),
            lines(7, 151) + "end",
        ];
        for old in &texts {
            for new in &texts {
                assert_eq!(diff("x", old, new), reference(old, new));
                let edits = edits(FileId(0), old, new);
                assert_eq!(crate::diagnostics::edit::apply(old, &edits).as_ref(), Some(new), "{edits:?}");
            }
        }
    }
}
