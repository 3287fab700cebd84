//! The difference between two sets of templates, as people read it.

use std::fmt::Write;

use indexmap::IndexMap;
use similar::{ChangeTag, TextDiff};

/// Unchanged lines shown around a change.
const CONTEXT: usize = 2;

/// The difference, each range under the path of the mapping that it is in. A template that is new is shown as it is.
pub(super) fn show(before: &IndexMap<String, String>, after: &IndexMap<String, String>) -> String {
    let mut shown = String::new();
    for (name, text) in after {
        let part = match before.get(name) {
            Some(before) => template(before, text),
            None => text.clone(),
        };
        if !part.is_empty() {
            writeln!(shown, "== {name}.yaml\n{part}").unwrap();
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        writeln!(shown, "== {name}.yaml is no more").unwrap();
    }
    shown.truncate(shown.trim_end().len());
    shown.push('\n');
    shown
}

fn template(before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let lines: Vec<&str> = after.lines().collect();
    let mut shown = String::new();
    for group in diff.grouped_ops(CONTEXT) {
        let first = group.first().map_or(0, |op| op.new_range().start);
        writeln!(shown, "@ {}", path(&lines, first)).unwrap();
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Insert => '+',
                ChangeTag::Delete => '-',
            };
            write!(shown, "{sign} {}", change.value()).unwrap();
        }
    }
    shown
}

/// The keys that a line stands under: `Resources.FileSystem.Properties`.
fn path(lines: &[&str], index: usize) -> String {
    let mut indent = lines.get(index).map_or(0, |line| depth(line));
    let mut keys = Vec::new();
    for line in lines.iter().take(index).rev() {
        if depth(line) < indent && !line.trim().is_empty() {
            indent = depth(line);
            let line = line.trim().trim_start_matches("- ");
            let key = line.split_once(": ").map_or(line.trim_end_matches(':'), |(key, _)| key);
            keys.push(key.to_string());
        }
    }
    keys.reverse();
    keys.join(".")
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
