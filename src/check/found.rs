//! What checking finds beside its result. It belongs to what was checked and is kept with it.

use std::collections::BTreeMap;

use super::model::{Model, Recorded};
use crate::diagnostics::{Diagnostic, Omitted, Severity, Sink};
use crate::source::Span;
use crate::syntax::ast;

/// The result of checking something, with what was found.
#[derive(Debug)]
pub(super) struct Checked<'a, T> {
    pub(super) value: T,
    pub(super) found: Found<'a>,
}

/// What was found while something was checked.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    diagnostics: Vec<Diagnostic>,
    /// How many diagnostics were not kept.
    pub(super) omitted: Omitted,
    /// The names that nothing declares, by space and name, with the first place of each: however often it stands, it is one mistake.
    pub(super) undeclared: BTreeMap<(&'static str, &'a str), (&'a ast::Name, Span)>,
    /// What was recorded for editors.
    pub(super) recorded: Recorded,
    /// Whether it depends on the answer to a question that was asked while it was being answered.
    pub(super) circular: bool,
}

impl Found<'_> {
    /// The diagnostics, in the order in which they were found.
    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many of them are errors.
    pub(super) fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count()
    }

    /// Takes the diagnostics out, in the order in which they were found.
    pub(super) fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics)
    }

    /// Adds a diagnostic that was taken out of what was found elsewhere.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes over what was found elsewhere.
    pub(super) fn include(&mut self, other: Self) {
        let Self { diagnostics, omitted, undeclared, recorded, circular } = other;
        self.diagnostics.extend(diagnostics);
        self.omitted.errors += omitted.errors;
        self.omitted.warnings += omitted.warnings;
        for (name, place) in undeclared {
            self.undeclared.entry(name).or_insert(place);
        }
        self.recorded.extend(recorded);
        self.circular |= circular;
    }

    /// Hands the diagnostics on in the order of the source, and gives what was recorded.
    pub(super) fn report(mut self, sink: &mut Sink) -> Model {
        // They came in the order of evaluation, which depends on who asks for what first. The order
        // of the source does not.
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.code.id));
        self.diagnostics.into_iter().for_each(|diagnostic| sink.push(diagnostic));
        sink.omit(self.omitted);
        Model::new(self.recorded)
    }
}
