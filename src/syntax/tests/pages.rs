//! The explain pages of the syntax codes are true.

use super::outline_of;
use crate::diagnostics::catalog::syntax::CODES;
use crate::diagnostics::edit::apply;
use crate::diagnostics::{Applicability, Code, Diagnostic, Fix};

/// The program in a fenced block of a page.
fn example(code: &Code, fence: &str) -> Option<String> {
    let page = code.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let lines =
        page.skip_while(|line| *line != format!("```{fence}")).skip(1).take_while(|line| *line != "```");
    let lines: Vec<&str> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n") + "\n")
}

/// The codes that have a failing example: no text shows bytes that are no text.
fn failing() -> impl Iterator<Item = (&'static Code, String)> {
    let codes = CODES.iter().filter(|code| code.id != "E0112");
    codes.map(|code| (*code, example(code, "ecs fail").unwrap_or_default()))
}

fn listed(found: &[Diagnostic]) -> String {
    let line = |found: &Diagnostic| {
        format!("  {} {} {:?}", found.code.id, found.message, found.primary.span.range())
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_failing_example_has_this_mistake_and_no_other() {
    let mut wrong = Vec::new();
    for (code, text) in failing() {
        let (tree, found) = outline_of(&text);
        if found.is_empty() || found.iter().any(|found| found.code != code) {
            wrong.push(format!("{}:\n{}\n{text}{tree}", code.id, listed(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_passing_example_has_no_mistake() {
    let mut wrong = Vec::new();
    for code in CODES {
        let text = example(code, "ecs pass").unwrap_or_default();
        let (_, found) = outline_of(&text);
        if text.is_empty() || !found.is_empty() {
            wrong.push(format!("{}:\n{}\n{text}", code.id, listed(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_fix_for_machines_leaves_no_mistake() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (code, text) in failing() {
        let (_, found) = outline_of(&text);
        let machine = |fix: &&Fix| fix.applicability == Applicability::Safe;
        if found.iter().any(|found| !found.fixes.iter().any(|fix| machine(&fix))) {
            continue;
        }
        let edits =
            found.iter().filter_map(|found| found.fixes.iter().find(machine)).flat_map(|fix| &fix.edits);
        let fixed = apply(&text, edits).unwrap_or_default();
        let (_, left) = outline_of(&fixed);
        if fixed.is_empty() || !left.is_empty() {
            wrong.push(format!("{}:\n{}\n{fixed}", code.id, listed(&left)));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(count > 30, "only {count} codes have fixes");
}
