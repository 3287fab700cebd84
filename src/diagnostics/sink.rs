//! Where passes put their diagnostics: how many are kept, and which are hidden by others.

use super::{Diagnostic, Hidden, Severity};
use crate::source::Span;

/// How many errors of a program are kept, and how many warnings: nobody reads more, and a small text can have millions.
pub const MAX_DIAGNOSTICS: usize = 10_000;

/// How many diagnostics were counted and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Omitted {
    /// Errors beyond [`MAX_DIAGNOSTICS`].
    pub errors: usize,
    /// Warnings beyond [`MAX_DIAGNOSTICS`].
    pub warnings: usize,
}

impl Omitted {
    /// Of both kinds together.
    pub fn total(self) -> usize {
        self.errors + self.warnings
    }
}

/// How many more diagnostics are kept: who finds more of them need not make them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// Where passes put their diagnostics.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
    omitted: Omitted,
    hidden: Hidden,
}

impl Sink {
    /// Hides what comes from now on where all is said: on these lines, which have lost their shape, and at the tokens that the
    /// diagnostics so far are about.
    pub fn hide_from_now(&mut self, lines: &[Span]) {
        self.hidden.add_lines(lines);
        self.hidden.add_tokens(&self.diagnostics);
    }

    /// Where diagnostics are hidden.
    pub fn hidden(&self) -> &Hidden {
        &self.hidden
    }

    /// Takes a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.hidden.covers(diagnostic.primary.span) {
            return;
        }
        let (count, omitted) = match diagnostic.severity() {
            Severity::Error => (&mut self.errors, &mut self.omitted.errors),
            Severity::Warning => (&mut self.warnings, &mut self.omitted.warnings),
        };
        *count += 1;
        if *count > MAX_DIAGNOSTICS {
            *omitted += 1;
        } else {
            self.diagnostics.push(diagnostic);
        }
    }

    /// How many more diagnostics are kept.
    pub fn room(&self) -> Room {
        let left = |count: usize| MAX_DIAGNOSTICS.saturating_sub(count);
        Room { errors: left(self.errors), warnings: left(self.warnings) }
    }

    /// How many diagnostics were not kept.
    pub fn omitted(&self) -> Omitted {
        self.omitted
    }

    /// Counts diagnostics that another sink did not keep.
    pub fn omit(&mut self, more: Omitted) {
        self.omitted.errors += more.errors;
        self.omitted.warnings += more.warnings;
    }

    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many errors there are so far.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The diagnostics so far, as they came.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The diagnostics as they came.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The diagnostics in the order of the source.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics;
        diagnostics.sort_by_key(|d| (d.primary.span, d.code.id));
        diagnostics
    }
}
