//! Applies the fixes of a program and checks it again: fixes that do not help are taken back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Applicability, Diagnostic, Edit, Severity, edit};
use crate::source::{FileId, Span};

/// A program that can be checked again with edits.
pub trait Repairable: Sized {
    /// What is wrong with it in all its environments together, in the order of the source.
    fn diagnostics(&self) -> Vec<Diagnostic>;
    /// The program with edits applied, checked; `None` if they cannot be applied.
    fn edited(&self, edits: &[Edit]) -> Option<Self>;
    /// The names of the environments for which it is checked; none if it is checked without one.
    fn environments(&self) -> Vec<&str>;
    /// Whether a file may be edited.
    fn is_editable(&self, file: FileId) -> bool;
    /// The line at which a span begins: its number, from 1, the bytes before the span, and its text.
    fn line(&self, span: Span) -> (usize, usize, &str);
    /// How many bytes are read when it is checked.
    fn bytes(&self) -> usize;
}

/// A program after its fixes.
#[derive(Debug)]
pub struct Repaired<P> {
    /// The program, checked.
    pub program: P,
    /// How many diagnostics were fixed.
    pub fixed: usize,
    /// The fixes that did not help, of diagnostics that are still there.
    pub taken_back: Vec<TakenBack>,
}

/// A fix after which the errors were not fewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The code of its diagnostic.
    pub code: &'static str,
    /// Where that is, in the program after all fixes.
    pub span: Span,
    /// What it would have done.
    pub title: String,
}

/// A fix may bring another mistake to light; a chain longer than this is a cycle.
const MAX_ROUNDS: usize = 20;

/// How often a program is checked again: enough to find a few dozen fixes that do not help among thousands that do.
const MAX_CHECKS: usize = 600;

/// How many bytes these checks read at most: a program that only a machine writes is not worth hours.
const MAX_BYTES: usize = 256 << 20;

/// Applies the best fix of each diagnostic, up to an applicability, until none is left.
///
/// A fix helps if afterwards there are fewer errors that its own pass or an earlier one finds: what later passes find was there
/// before, hidden by the mistake that is fixed. No fix may bring an error of the syntax. Fixes of one line are tried together,
/// because one may need the other. No single environment may have more errors afterwards than before, even if all together have fewer.
pub fn repair<P: Repairable>(mut program: P, most: Applicability) -> Repaired<P> {
    let (mut refused, mut fixed, mut checks) = (BTreeSet::new(), 0, checks(program.bytes()));
    let mut written = BTreeSet::new();
    for _ in 0..MAX_ROUNDS {
        let diagnostics = program.diagnostics();
        let candidates =
            candidates(&program, &diagnostics, most, &Passed { refused: &refused, written: &written });
        let mut round = Round {
            base: &program,
            tally: Tally::of(&program, &diagnostics),
            accepted: Vec::new(),
            result: None,
            fixed: 0,
            refused: &mut refused,
            checks: &mut checks,
        };
        round.apply(&by_line(&candidates));
        fixed += round.fixed;
        let accepted = round.accepted;
        written.extend(lines_written(&program, &accepted, &written));
        let Some(result) = round.result else { break };
        program = result;
    }
    let taken_back = taken_back(&program, most, &refused);
    Repaired { program, fixed, taken_back }
}

/// How often a program of some bytes may be checked: each round at least once.
fn checks(bytes: usize) -> usize {
    (MAX_BYTES / bytes.max(1)).clamp(MAX_ROUNDS, MAX_CHECKS)
}

/// A fix that can be tried.
#[derive(Debug)]
struct Candidate<'a> {
    diagnostic: &'a Diagnostic,
    edits: &'a [Edit],
    key: Key,
    line: (FileId, usize),
}

/// What identifies a fix while lines move: code, title, column, and the beginning of the line.
type Key = (&'static str, String, usize, String);

/// How much of a line identifies it: a line may be the whole program.
const MAX_KEY: usize = 200;

fn key<P: Repairable>(program: &P, diagnostic: &Diagnostic, title: &str) -> Key {
    let span = diagnostic.primary.span;
    let (_, column, line) = program.line(span);
    let start = line.get(..line.floor_char_boundary(MAX_KEY)).unwrap_or_default();
    (diagnostic.code.id, title.to_owned(), column, start.to_owned())
}

/// The lines that edits write, and what becomes of those lines among them that were written before.
fn lines_written<P: Repairable>(program: &P, edits: &[Edit], written: &BTreeSet<String>) -> Vec<String> {
    let mut again: BTreeMap<(FileId, usize), (&str, Vec<Edit>)> = BTreeMap::new();
    for edit in edits {
        let (number, column, line) = program.line(edit.span);
        if written.contains(line.trim()) {
            let span = Span::from_range(edit.span.file, column..column + edit.span.range().len());
            let (_, edits) = again.entry((edit.span.file, number)).or_insert((line, Vec::new()));
            edits.push(Edit { span, text: edit.text.clone() });
        }
    }
    let again = again.into_values().filter_map(|(line, edits)| edit::apply(line, &edits));
    let texts: Vec<String> = edits.iter().map(|edit| edit.text.clone()).chain(again).collect();
    texts.iter().flat_map(|text| text.lines()).map(|line| line.trim().to_owned()).collect()
}

/// What earlier rounds leave to the next one.
struct Passed<'a> {
    refused: &'a BTreeSet<Key>,
    /// The lines that fixes wrote. What they declare may be unused until the program is finished by hand: no fix of a warning
    /// removes it again.
    written: &'a BTreeSet<String>,
}

impl Passed<'_> {
    fn admits<P: Repairable>(&self, program: &P, diagnostic: &Diagnostic, key: &Key) -> bool {
        let is_new = || self.written.contains(program.line(diagnostic.primary.span).2.trim());
        !self.refused.contains(key) && (diagnostic.code.severity == Severity::Error || !is_new())
    }
}

/// The first fix of each diagnostic, less those that were refused. One that touches what another one changes waits for the next
/// round; one that is about files that may not be edited, or about a warning of some environments only, is left out.
fn candidates<'a, P: Repairable>(
    program: &P,
    diagnostics: &'a [Diagnostic],
    most: Applicability,
    passed: &Passed<'_>,
) -> Vec<Candidate<'a>> {
    let mut chosen: Vec<Candidate<'a>> = Vec::new();
    // Where the edits so far are, so that each is compared with its neighbours only.
    let mut taken: BTreeMap<(FileId, u32), u32> = BTreeMap::new();
    let is_comparable = is_comparable(diagnostics);
    for diagnostic in diagnostics.iter().filter(|it| concerns_all(it, is_comparable)) {
        let Some(fix) = diagnostic.fixes.first().filter(|fix| fix.applicability <= most) else { continue };
        let free = |edit: &Edit| program.is_editable(edit.span.file) && is_free(&taken, edit.span);
        let key = key(program, diagnostic, &fix.title);
        if !fix.edits.iter().all(free) || !passed.admits(program, diagnostic, &key) {
            continue;
        }
        taken.extend(fix.edits.iter().map(|edit| ((edit.span.file, edit.span.start), edit.span.end)));
        let span = diagnostic.primary.span;
        let line = (span.file, program.line(span).0);
        chosen.push(Candidate { diagnostic, edits: &fix.edits, key, line });
    }
    chosen
}

/// Whether warnings can be compared between environments. An error in some of them hides what the later passes would warn of there.
fn is_comparable(diagnostics: &[Diagnostic]) -> bool {
    !diagnostics.iter().any(|it| it.code.severity == Severity::Error && !it.environments.is_empty())
}

/// Whether a fix may be of use in every environment. An error has to go from each, but what one environment is warned of, another one
/// may need; that the project denies the warning does not change this.
fn concerns_all(diagnostic: &Diagnostic, is_comparable: bool) -> bool {
    diagnostic.code.severity == Severity::Error || is_comparable && diagnostic.environments.is_empty()
}

/// Whether a span does not touch the spans that are taken, which do not touch each other.
fn is_free(taken: &BTreeMap<(FileId, u32), u32>, span: Span) -> bool {
    let before = taken.range(..=(span.file, span.end)).next_back();
    before.is_none_or(|((file, _), end)| *file != span.file || *end < span.start)
}

/// The candidates, those of a line together.
fn by_line<'a>(candidates: &'a [Candidate<'a>]) -> Vec<&'a [Candidate<'a>]> {
    candidates.chunk_by(|a, b| a.line == b.line).collect()
}

/// One round: all fixes of the diagnostics of `base`.
struct Round<'a, P> {
    base: &'a P,
    accepted: Vec<Edit>,
    /// The program with the accepted edits, if there are any, and what is wrong with it.
    result: Option<P>,
    tally: Tally,
    fixed: usize,
    refused: &'a mut BTreeSet<Key>,
    checks: &'a mut usize,
}

impl<P: Repairable> Round<'_, P> {
    /// Applies the fixes of these lines: all if that helps, or else of each half what helps.
    fn apply(&mut self, lines: &[&[Candidate<'_>]]) {
        match lines {
            [] => {}
            _ if self.accepts(lines) => {}
            [line] => self.refused.extend(line.iter().map(|candidate| candidate.key.clone())),
            _ => {
                let (first, second) = lines.split_at(lines.len() / 2);
                self.apply(first);
                self.apply(second);
            }
        }
    }

    fn accepts(&mut self, lines: &[&[Candidate<'_>]]) -> bool {
        let Some(checks) = self.checks.checked_sub(1) else { return false };
        *self.checks = checks;
        let new = lines.iter().copied().flatten().flat_map(|candidate| candidate.edits);
        let edits: Vec<Edit> = self.accepted.iter().chain(new).cloned().collect();
        let Some(result) = self.base.edited(&edits) else { return false };
        let tally = Tally::of(&result, &result.diagnostics());
        if !helps(&self.tally, &tally, lines) {
            return false;
        }
        self.fixed += lines.iter().map(|line| line.len()).sum::<usize>();
        (self.accepted, self.result, self.tally) = (edits, Some(result), tally);
        true
    }
}

/// How many diagnostics there are: errors by pass, warnings by code.
#[derive(Debug, Default)]
struct Tally {
    /// Each error once, whatever the number of environments that have it.
    errors: Passes,
    /// The errors of each environment.
    apart: Vec<Passes>,
    warnings: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn of<P: Repairable>(program: &P, diagnostics: &[Diagnostic]) -> Self {
        let (errors, warnings): (Vec<_>, Vec<_>) =
            diagnostics.iter().partition(|it| it.severity() == Severity::Error);
        let is_in = |error: &Diagnostic, environment: &str| {
            error.environments.is_empty() || error.environments.iter().any(|name| name == environment)
        };
        let apart = program
            .environments()
            .into_iter()
            .map(|environment| Passes::of(errors.iter().copied().filter(|error| is_in(error, environment))));
        let mut tally =
            Self { errors: Passes::of(errors.iter().copied()), apart: apart.collect(), ..Self::default() };
        for warning in warnings {
            *tally.warnings.entry(warning.code.id).or_default() += 1;
        }
        tally
    }

    /// Whether an environment, or all of them together, have more errors of a pass and those before it than they had.
    fn is_worse_than(&self, before: &Self, pass: u8) -> bool {
        self.counts(pass).zip(before.counts(pass)).any(|(after, before)| after > before)
    }

    /// The number of errors of a pass and those before it: of all environments together, and of each.
    fn counts(&self, pass: u8) -> impl Iterator<Item = usize> {
        std::iter::once(&self.errors).chain(&self.apart).map(move |errors| errors.through(pass))
    }
}

/// The number of errors by pass.
#[derive(Debug, Default)]
struct Passes(BTreeMap<u8, usize>);

impl Passes {
    fn of<'a>(errors: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = BTreeMap::new();
        for error in errors {
            *counts.entry(pass(error)).or_default() += 1;
        }
        Self(counts)
    }

    /// The number of errors of a pass and those before it.
    fn through(&self, pass: u8) -> usize {
        self.0.range(..=pass).map(|(_, count)| count).sum()
    }
}

/// The pass that finds a diagnostic, as the hundreds of its code say: syntax, names, types, values, and what AWS refuses.
fn pass(diagnostic: &Diagnostic) -> u8 {
    // `E0142` is one of the syntax: a letter, a zero, and the hundreds.
    diagnostic.code.id.as_bytes().get(2).copied().unwrap_or(b'0')
}

/// The pass of the syntax.
const SYNTAX: u8 = b'1';

/// Whether a program is better after the fixes of these lines. Several lines must each help; one alone must help once.
fn helps(before: &Tally, after: &Tally, lines: &[&[Candidate<'_>]]) -> bool {
    let fixes = || lines.iter().copied().flatten().map(|candidate| candidate.diagnostic);
    let errors = || fixes().filter(|fix| fix.severity() == Severity::Error);
    let wanted = |count: usize| if lines.len() == 1 { 1 } else { count };
    let first = errors().map(pass).min();
    let fewer = |through: u8| {
        let count = errors().filter(|fix| pass(fix) <= through).count();
        after.errors.through(through) + wanted(count) <= before.errors.through(through)
            && !after.is_worse_than(before, through)
    };
    let passes: BTreeSet<u8> =
        errors().map(pass).filter(|&it| lines.len() > 1 || first == Some(it)).collect();
    let codes: BTreeSet<&str> =
        fixes().filter(|fix| fix.severity() == Severity::Warning).map(|fix| fix.code.id).collect();
    let fewer_warnings = |code: &&str| {
        let count = fixes().filter(|fix| fix.code.id == *code).count();
        let of = |tally: &Tally| tally.warnings.get(code).copied().unwrap_or_default();
        of(after) + wanted(count) <= of(before)
    };
    // A fix of a warning is of a program that could have been compiled.
    let no_new_errors = first.is_some() || !after.is_worse_than(before, u8::MAX);
    !after.is_worse_than(before, SYNTAX)
        && no_new_errors
        && passes.into_iter().all(fewer)
        && (first.is_some() && lines.len() == 1 || codes.iter().all(fewer_warnings))
}

/// The refused fixes whose diagnostics are still there.
fn taken_back<P: Repairable>(program: &P, most: Applicability, refused: &BTreeSet<Key>) -> Vec<TakenBack> {
    let mut found = Vec::new();
    for diagnostic in program.diagnostics() {
        let fix = diagnostic.fixes.first().filter(|fix| fix.applicability <= most);
        let Some(fix) = fix.filter(|fix| refused.contains(&key(program, &diagnostic, &fix.title))) else {
            continue;
        };
        let title = fix.title.clone();
        found.push(TakenBack { code: diagnostic.code.id, span: diagnostic.primary.span, title });
    }
    found
}

#[cfg(test)]
mod tests;
