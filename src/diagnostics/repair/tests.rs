//! Fixes of programs that consist of letters, each of which is wrong in some of two environments.

use super::*;
use crate::diagnostics::catalog::advice::unused_suppression;
use crate::diagnostics::{Code, edit};
use crate::source::Sources;

const FAULT_OF_ALL: Code =
    Code { id: "E0999", title: "a fault", severity: Severity::Error, hides: None, hidden_by: None, page: "" };
static FAULT: Code = FAULT_OF_ALL;
static SYNTAX_FAULT: Code = Code { id: "E0199", ..FAULT_OF_ALL };
static NAME_FAULT: Code = Code { id: "E0299", ..FAULT_OF_ALL };
static DOUBT: &Code = &unused_suppression::CODE;

/// What is wrong with a letter, where, and what a fix writes instead.
struct Rule(char, &'static [&'static str], &'static Code, Option<&'static str>);

const BOTH: &[&str] = &["a", "b"];

struct Letters<'a> {
    rules: &'a [Rule],
    denies: bool,
    sources: Sources,
}

impl<'a> Letters<'a> {
    fn new(text: &str, rules: &'a [Rule]) -> Self {
        let mut sources = Sources::default();
        sources.add("web.ecs", text);
        Self { rules, denies: false, sources }
    }

    fn text(&self) -> &str {
        self.sources.file(FileId(0)).text()
    }

    fn diagnostic(&self, Rule(_, environments, code, fix): &Rule, span: Span) -> Diagnostic {
        let mut found = Diagnostic::new(code, "wrong", span, "");
        if self.denies {
            found.severity = Severity::Error;
        }
        if *environments != BOTH {
            found.environments = environments.iter().copied().map(str::to_owned).collect();
        }
        match fix {
            Some(letter) => found.fix(format!("write {letter}"), span, *letter),
            None => found,
        }
    }
}

impl Repairable for Letters<'_> {
    fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (at, letter) in self.text().char_indices() {
            let span = Span::from_range(FileId(0), at..at + 1);
            let rules = self.rules.iter().filter(|rule| rule.0 == letter);
            found.extend(rules.map(|rule| self.diagnostic(rule, span)));
        }
        found
    }

    fn edited(&self, edits: &[Edit]) -> Option<Self> {
        let text = edit::apply(self.text(), edits)?;
        Some(Self { denies: self.denies, ..Self::new(&text, self.rules) })
    }

    fn environments(&self) -> Vec<&str> {
        BOTH.to_vec()
    }

    fn is_editable(&self, _: FileId) -> bool {
        true
    }

    fn line(&self, span: Span) -> (usize, usize, &str) {
        self.sources.line(span)
    }

    fn bytes(&self) -> usize {
        self.text().len()
    }
}

/// The text after all fixes, how many were applied, and how many were taken back.
fn repaired(program: Letters<'_>) -> (String, usize, usize) {
    let repaired = repair(program, Applicability::Safe);
    (repaired.program.text().to_owned(), repaired.fixed, repaired.taken_back.len())
}

#[test]
fn an_error_of_one_environment_is_fixed() {
    let rules = &[Rule('x', &["b"], &FAULT, Some("y"))];
    assert_eq!(repaired(Letters::new("x\nx\n", rules)), ("y\ny\n".to_owned(), 2, 0));
}

#[test]
fn a_fix_that_another_environment_fails_with_is_taken_back() {
    // Together there are fewer errors afterwards: two of the one environment become one of the other.
    let rules = &[
        Rule('x', &["a"], &FAULT, Some("y")),
        Rule('x', &["a"], &FAULT, None),
        Rule('y', &["b"], &FAULT, None),
    ];
    assert_eq!(repaired(Letters::new("x\n", rules)), ("x\n".to_owned(), 0, 1));
    let both =
        &[Rule('x', BOTH, &FAULT, Some("y")), Rule('x', BOTH, &FAULT, None), Rule('y', &["b"], &FAULT, None)];
    assert_eq!(repaired(Letters::new("x\n", both)), ("y\n".to_owned(), 1, 0));
}

#[test]
fn a_warning_is_fixed_only_where_all_environments_have_it() {
    let rules = &[Rule('v', &["a"], DOUBT, Some("")), Rule('w', BOTH, DOUBT, Some(""))];
    assert_eq!(repaired(Letters::new("v\nw\n", rules)), ("v\n\n".to_owned(), 1, 0));
    // To deny it does not make it a warning of all.
    let denied = Letters { denies: true, ..Letters::new("v\nw\n", rules) };
    assert_eq!(repaired(denied), ("v\n\n".to_owned(), 1, 0));
}

#[test]
fn a_warning_waits_for_the_errors_that_hide_what_an_environment_warns_of() {
    let rules = &[Rule('x', &["a"], &FAULT, None), Rule('w', BOTH, DOUBT, Some(""))];
    assert_eq!(repaired(Letters::new("x\nw\n", rules)), ("x\nw\n".to_owned(), 0, 0));
    let fixed = &[Rule('x', &["a"], &FAULT, Some("y")), Rule('w', BOTH, DOUBT, Some(""))];
    assert_eq!(repaired(Letters::new("x\nw\n", fixed)), ("y\n\n".to_owned(), 2, 0));
}

#[test]
fn what_a_fix_brings_to_light_of_later_passes_was_there_before() {
    let rules = &[
        Rule('x', BOTH, &SYNTAX_FAULT, Some("y")),
        Rule('y', BOTH, &NAME_FAULT, None),
        Rule('y', BOTH, &NAME_FAULT, None),
    ];
    assert_eq!(repaired(Letters::new("x\n", rules)), ("y\n".to_owned(), 1, 0));
}

#[test]
fn a_fix_that_brings_an_error_of_an_earlier_pass_is_taken_back() {
    let rules = &[
        Rule('x', BOTH, &NAME_FAULT, Some("y")),
        Rule('x', BOTH, &NAME_FAULT, None),
        Rule('y', BOTH, &SYNTAX_FAULT, None),
    ];
    assert_eq!(repaired(Letters::new("x\n", rules)), ("x\n".to_owned(), 0, 1));
}

#[test]
fn a_warning_does_not_remove_what_a_fix_wrote() {
    let rules = &[Rule('x', BOTH, &FAULT, Some("w")), Rule('w', BOTH, DOUBT, Some(""))];
    assert_eq!(repaired(Letters::new("x\n", rules)), ("w\n".to_owned(), 1, 0));
    assert_eq!(repaired(Letters::new("w\n", rules)), ("\n".to_owned(), 1, 0));
    // Nor if a later fix changed the line.
    let again = &[
        Rule('x', BOTH, &SYNTAX_FAULT, Some("yz")),
        Rule('y', BOTH, &NAME_FAULT, Some("w")),
        Rule('w', BOTH, DOUBT, Some("")),
    ];
    assert_eq!(repaired(Letters::new("x\n", again)), ("wz\n".to_owned(), 2, 0));
}
