//! What people write out of habit, and what they are told: many small cases in one file per family,
//! `tests/ui/habits/<family>.cases`, and what is shown for each beside it in `<family>.out`.
//!
//! ```text
//! What the family is about.
//!
//! === the type of the instances
//! use: N
//! help: write `type`
//! ---
//! cluster "web" {
//!   network = network.main
//!   instances {
//!     «instance_type» = "m5.large"
//!   }
//! }
//! ```
//!
//! `use: N` adds a file with a network, `use: C` one with a cluster in it, `use: P` one with instances of a known type and size, a
//! listener, and a cluster on Fargate, too. Between `«` and `»` stands the token that the one
//! diagnostic must be at; each `help:` must be said by its help or by its first fix, which are what one sees. Then the grade of a case is A.
//! `grade: B, because ...` is for what is said at the right place, and needs a second thought; it may differ in one of the three.

use std::fs;
use std::sync::LazyLock;

use ecsc::compile::{Compilation, SourceText};
use ecsc::diagnostics::Diagnostic;
use ecsc::source::FileId;

use crate::support::path;

const NETWORK: &str = "project \"t\" {}\nparam vpc_stack: stack_name\nexisting network \"main\" {\n  stack = param.vpc_stack\n  zones = 2\n}\n";
const PLATFORM: &str = "cluster \"web\" {\n  network = network.main\n  instances {\n    type = \"m5.large\"\n    size = 8\n  }\n}\nlistener \"public\" {\n  cluster = cluster.web\n  scheme  = internal\n  http {}\n}\ncluster \"app\" {\n  network = network.main\n  fargate {}\n}\n";
const CLUSTER: &str = "cluster \"web\" {\n  network = network.main\n}\n";

/// One mistake, and what is to be said about it.
pub(crate) struct Habit {
    pub(crate) family: &'static str,
    pub(crate) title: String,
    pub(crate) source: SourceText,
    /// The rest of the program.
    pub(crate) others: Vec<SourceText>,
    /// Where the diagnostic begins and ends.
    token: std::ops::Range<usize>,
    /// What its help, or its first fix, must say.
    help: Vec<String>,
    /// Why the case is not of the best grade, if it is not.
    grade: Option<String>,
}

const FAMILIES: [&str; 6] = ["terraform", "bicep", "cloudformation", "compose", "hand", "services"];

/// All cases, in the order of the files.
pub(crate) fn habits() -> &'static [Habit] {
    static HABITS: LazyLock<Vec<Habit>> = LazyLock::new(|| {
        FAMILIES
            .into_iter()
            .flat_map(|family| {
                let text =
                    fs::read_to_string(path("tests/ui/habits").join(format!("{family}.cases"))).unwrap();
                let cases = text.split("\n=== ").skip(1);
                cases.map(|case| parse(family, case)).collect::<Vec<_>>()
            })
            .collect()
    });
    &HABITS
}

fn parse(family: &'static str, text: &str) -> Habit {
    let (head, source) =
        text.split_once("\n---\n").unwrap_or_else(|| panic!("{family}: no `---` in {text:?}"));
    let (title, settings) = head.split_once('\n').unwrap_or((head, ""));
    let (mut others, mut help, mut grade) = (Vec::new(), Vec::new(), None);
    for line in settings.lines() {
        match line.split_once(": ") {
            Some(("use", "N")) => others.push(SourceText::new("platform.ecs", NETWORK)),
            Some(("use", "C")) => {
                others.push(SourceText::new("platform.ecs", format!("{NETWORK}{CLUSTER}")));
            }
            Some(("use", "P")) => {
                others.push(SourceText::new("platform.ecs", format!("{NETWORK}{PLATFORM}")));
            }
            Some(("help", wanted)) => help.push(wanted.to_owned()),
            Some(("grade", reason)) => grade = Some(reason.to_owned()),
            _ => panic!("{family}: {title}: what is {line:?}?"),
        }
    }
    let (before, rest) = source.split_once('«').unwrap_or_else(|| panic!("{family}: {title}: no `«`"));
    let (token, after) = rest.split_once('»').unwrap_or_else(|| panic!("{family}: {title}: no `»`"));
    let start = before.len();
    let source = SourceText::new("main.ecs", format!("{}\n", format!("{before}{token}{after}").trim_end()));
    Habit { family, title: title.to_owned(), source, others, token: start..start + token.len(), help, grade }
}

impl Habit {
    /// What keeps the case from the best grade.
    fn faults(&self, compilation: &Compilation) -> Vec<String> {
        let mut faults = Vec::new();
        let diagnostics = &compilation.diagnostics;
        if diagnostics.len() != 1 {
            let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
            faults.push(format!("{} diagnostics: {codes:?}", diagnostics.len()));
        }
        let Some(first) = diagnostics.first() else { return faults };
        let span = first.primary.span;
        if span.file != FileId(0) || span.range() != self.token {
            let found = self.source.text.get(span.range()).filter(|_| span.file == FileId(0));
            let wanted = &self.source.text[self.token.clone()];
            faults.push(format!("{} is at {found:?}, not at {wanted:?}", first.code.id));
        }
        let said = said(first);
        let missing = self.help.iter().filter(|wanted| !said.contains(wanted.as_str()));
        faults.extend(missing.map(|wanted| format!("nothing says {wanted:?}, but {:?}", first.help)));
        faults
    }
}

/// The help of a diagnostic, and what its first fix does.
fn said(diagnostic: &Diagnostic) -> String {
    let fixes = diagnostic.fixes.iter().take(1).flat_map(|fix| {
        std::iter::once(fix.title.as_str()).chain(fix.edits.iter().map(|edit| edit.text.as_str()))
    });
    diagnostic.help.as_deref().into_iter().chain(fixes).collect::<Vec<_>>().join("\n")
}

#[test]
fn nine_of_ten_mistakes_are_told_once_at_the_token_with_the_edit() {
    let (mut best, mut good, mut faults) = (0, 0, Vec::new());
    for habit in habits() {
        let compilation = crate::ui::compile_habit(habit);
        let found = habit.faults(&compilation);
        match &habit.grade {
            None if found.is_empty() => best += 1,
            None => faults.push(format!("{}: {}: {}", habit.family, habit.title, found.join("; "))),
            Some(reason) => {
                good += 1;
                // One that has become better says so; one with two faults is not good.
                if found.len() != 1 || !reason.starts_with("B, because ") {
                    faults.push(format!(
                        "{}: {}: graded {reason:?}, found {found:?}",
                        habit.family, habit.title
                    ));
                }
            }
        }
    }
    let all = habits().len();
    println!("{all} mistakes: {best} A, {good} B, {} C", faults.len());
    assert!(faults.is_empty(), "{} of {all}:\n{}", faults.len(), faults.join("\n"));
    assert!(best * 100 >= all * 90, "{best} of {all} are of the best grade");
    assert!(all >= 412, "{all} mistakes");
}

#[test]
fn no_two_cases_have_one_title_in_a_family() {
    let mut seen = std::collections::BTreeSet::new();
    for habit in habits() {
        assert!(
            seen.insert((habit.family, &habit.title)),
            "{}: {} is there twice",
            habit.family,
            habit.title
        );
    }
}
