//! A program that is compiled for several environments: what is said of all of them together.

use std::collections::BTreeMap;

use super::output::EnvironmentName;
use super::{Analyzed, Compilation};
use crate::cfn::Stack;
use crate::diagnostics::catalog::advice::unused_suppression;
use crate::diagnostics::catalog::names::same_stacks;
use crate::diagnostics::{Diagnostic, Omitted, Severity};
use crate::source::Span;

/// What became of a program in one environment.
#[derive(Debug, Clone, Copy)]
pub struct InEnvironment<'a> {
    /// The environment.
    pub environment: &'a EnvironmentName,
    /// The diagnostics there.
    pub diagnostics: &'a [Diagnostic],
    /// The stacks there; none if there is an error.
    pub stacks: &'a [Stack],
}

/// What is said of a program that was compiled for these environments, or once without one: the diagnostics of all. It has no stacks and
/// no files.
pub fn together(runs: &[Compilation]) -> Compilation {
    let Some(first) = runs.first() else { return Compilation::default() };
    let all: Option<Vec<InEnvironment<'_>>> = runs.iter().map(in_environment).collect();
    let diagnostics = all.map_or_else(|| first.diagnostics.clone(), |all| diagnostics(&all));
    let most = |count: fn(&Omitted) -> usize| runs.iter().map(|run| count(&run.omitted)).max().unwrap_or(0);
    Compilation {
        sources: first.sources.clone(),
        diagnostics,
        omitted: Omitted {
            errors: most(|omitted| omitted.errors),
            warnings: most(|omitted| omitted.warnings),
        },
        project: first.project.clone(),
        ..Compilation::default()
    }
}

/// The same before lowering, when there are no stacks yet.
pub fn analyzed<'a>(runs: impl IntoIterator<Item = &'a Analyzed>) -> Vec<Diagnostic> {
    let runs: Vec<(&Analyzed, Vec<Diagnostic>)> =
        runs.into_iter().map(|run| (run, run.diagnostics())).collect();
    let all = runs.iter().map(|(run, diagnostics)| {
        let environment = run.environment.as_ref()?;
        Some(InEnvironment { environment, diagnostics, stacks: &[] })
    });
    match all.collect::<Option<Vec<InEnvironment<'_>>>>() {
        Some(all) => diagnostics(&all),
        None => runs.into_iter().next().map(|(_, diagnostics)| diagnostics).unwrap_or_default(),
    }
}

fn in_environment(run: &Compilation) -> Option<InEnvironment<'_>> {
    let environment = run.environment.as_ref()?;
    Some(InEnvironment { environment, diagnostics: &run.diagnostics, stacks: &run.stacks })
}

/// A diagnostic of several environments.
struct Common<'a> {
    diagnostic: &'a Diagnostic,
    /// Which of the environments have it.
    places: Vec<usize>,
}

/// Each diagnostic of several environments once, in the order of the source. The sources are the same in each.
pub fn diagnostics(all: &[InEnvironment<'_>]) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(Span, &str), Vec<Common<'_>>> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        for diagnostic in one.diagnostics {
            let here = found.entry((diagnostic.primary.span, diagnostic.code.id)).or_default();
            // One that an environment has twice is two of each.
            let is_same = |it: &&mut Common<'_>| it.diagnostic == diagnostic && !it.places.contains(&at);
            match here.iter_mut().find(is_same) {
                Some(same) => same.places.push(at),
                None => here.push(Common { diagnostic, places: vec![at] }),
            }
        }
    }
    let merged = found.into_values().flatten().filter_map(|Common { diagnostic, places }| {
        let mut diagnostic = diagnostic.clone();
        // What is suppressed in one environment is not to be taken out because of the others.
        if *diagnostic.code == unused_suppression::CODE && places.len() < all.len() {
            return None;
        }
        if places.len() < may_have(all, diagnostic.code.severity, &places) {
            let names = places.iter().filter_map(|&at| all.get(at));
            diagnostic.environments = names.map(|one| one.environment.name.clone()).collect();
        }
        Some(diagnostic)
    });
    let mut merged: Vec<Diagnostic> = merged.collect();
    merged.extend(shared_stacks(all));
    merged.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code.id));
    merged
}

/// In how many environments a diagnostic could be, of which it is in some. Behind an error the later passes do not run: what they would have
/// warned of is unknown.
fn may_have(all: &[InEnvironment<'_>], severity: Severity, places: &[usize]) -> usize {
    // A denied warning stops no pass.
    let is_error = |found: &Diagnostic| found.code.severity == Severity::Error;
    let is_complete =
        |one: &InEnvironment<'_>| severity == Severity::Error || !one.diagnostics.iter().any(is_error);
    all.iter().enumerate().filter(|(at, one)| places.contains(at) || is_complete(one)).count()
}

/// A diagnostic for each environment that has a stack of an earlier one.
fn shared_stacks(all: &[InEnvironment<'_>]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<&str, &EnvironmentName> = BTreeMap::new();
    let mut found = Vec::new();
    for one in all {
        let shared =
            one.stacks.iter().find_map(|stack| Some((&stack.name, *known.get(stack.name.as_str())?)));
        if let Some((stack, first)) = shared {
            let own = (one.environment.name.as_str(), one.environment.span);
            found.push(same_stacks(stack, own, (&first.name, first.span)));
        }
        for stack in one.stacks {
            known.entry(&stack.name).or_insert(one.environment);
        }
    }
    found
}
